// Debian's Chromium, and a server on loopback that serves a site as strictly as it is meant to be served.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium } from 'playwright-core';

export const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// The one page with a script may load its own.
export const SEARCH_POLICY = `${POLICY}; script-src 'self'`;
const TYPES = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml', '.xml': 'application/xml', '.json': 'application/json', '.csv': 'text/csv', '.pdf': 'application/pdf', '.vcf': 'text/vcard', '.txt': 'text/plain' };

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// Serves folders by prefix: { '/a/': folder }.
export async function serve(mounts, extra = new Map()) {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const prefix = Object.keys(mounts).find(p => address.startsWith(p));
    let file = prefix && path.join(mounts[prefix], address.slice(prefix.length));
    if (file && address.endsWith('/')) file = path.join(file, 'index.html');
    let bytes = extra.get(address);
    if (!bytes && file && fs.existsSync(file) && fs.statSync(file).isFile()) bytes = fs.readFileSync(file);
    if (!bytes) { response.writeHead(404).end(); return; }
    const body = zlib.gzipSync(bytes);
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file ?? '.html')] ?? 'application/octet-stream', 'content-encoding': 'gzip',
      'content-length': body.length, 'content-security-policy': /(^|\/)search\.html$/.test(address) ? SEARCH_POLICY : POLICY, 'cache-control': 'max-age=600',
    });
    response.end(body);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  return { base: `http://127.0.0.1:${server.address().port}`, extra, close: () => server.close() };
}
