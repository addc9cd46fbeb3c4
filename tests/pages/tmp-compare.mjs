import fs from 'node:fs';
import path from 'node:path';
import { launch } from './lib/browser.mjs';
import http from 'node:http';
const T = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml' };
const R = { real: ['/tmp/cmp-base/real-zh', '/tmp/theme-site/real-new'], show: ['/tmp/theme-site/show-ref', '/tmp/theme-site/show-new'] };
const server = http.createServer((q, r) => { const [, n, i, ...p] = decodeURIComponent(new URL(q.url, 'http://x').pathname).split('/');
  const f = path.join(R[n]?.[i] ?? '/nowhere', p.join('/')); if (!fs.existsSync(f) || !fs.statSync(f).isFile()) { r.writeHead(404).end(); return; } r.writeHead(200, { 'content-type': T[path.extname(f)] ?? 'application/octet-stream' }); r.end(fs.readFileSync(f)); });
await new Promise(d => server.listen(0, '127.0.0.1', d));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
const leave = 'leave/' + fs.readdirSync('/tmp/theme-site/show-ref/leave')[0];
const show = ['index.html','stations/index.html','stations/first.html','stations/second.html','stations/closed.html','stations/venue.html','stations/first.sheet.html','notices/index.html','notices/page-2.html','notices/state/expired.html','notices/measures-new.html','notices/measures-old.html','notices/withdrawn.html','notices/consultation.html','notices/weekly-03.html','notices/measures-guide.html','reports/index.html','reports/fazhi-2023.html','reports/disclosure-2023.html','reports/figures.html','guide.html',leave,'notices/measures-2019.html','404.html','sitemap.html','search.html','search.html?q=%E9%80%9A%E7%9F%A5','catalogue/index.html'];
const real = ['index.html','reports/fazhi-2023.html','stations/longxi-center.html','guide.html'];
const all = [...show.map(a => ['show', a]), ...real.map(a => ['real', a])].flatMap(([s, a]) => [[s, a], [s, `zz/${a}`]]);
const modes = [[390, 'light', 'screen'], [1280, 'dark', 'screen'], [240, 'light', 'screen'], [700, 'light', 'print']];
let bad = 0, n = 0;
for (const [width, scheme, media] of modes) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  await page.emulateMedia({ media, colorScheme: scheme });
  for (const [s, a] of all) {
    const shots = [];
    for (const i of [0, 1]) {
      await page.goto(`${base}/${s}/${i}/${a}`);
      if (a.includes('?')) { await page.waitForSelector('#results li'); await page.evaluate(() => { document.querySelector('details').open = true; }); await page.waitForTimeout(300); }
      if (s === 'show' || true) await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      shots.push(await page.screenshot({ fullPage: true }));
    }
    n++;
    if (!shots[0].equals(shots[1])) { bad++; console.log('differs', width, scheme, media, s, a); const name = `/tmp/theme-css/d-${width}-${a.replaceAll(/[/?]/g, '_')}`; shots.forEach((b, i) => fs.writeFileSync(`${name}-${i}.png`, b)); }
  }
  await page.close();
}
console.log(n, 'compared', bad, 'differ');
await browser.close(); server.close();
