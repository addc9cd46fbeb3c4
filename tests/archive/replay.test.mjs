// Snapshots in a browser: ReplayWeb.page shows them from plain files, through time; an extracted site searches from file://.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from '../pages/lib/browser.mjs';

const ROOT = process.env.GONGBAO_ARCHIVE;
const COLLECTION = path.join(ROOT, 'site/archive');
const [FIRST, SECOND] = fs.readdirSync(COLLECTION).filter(name => name.endsWith('.wacz')).sort();
const BASE = 'https://showcase.example/gk/';
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wacz': 'application/wacz' };

let browser, server, base;

// A static server that knows Range, which is all that a viewer asks of one.
function serve(request, response) {
  const url = new URL(request.url, 'http://x');
  const name = decodeURIComponent(url.pathname);
  if (name === '/one.html') {
    const [source, target, ts] = ['source', 'url', 'ts'].map(key => url.searchParams.get(key));
    response.writeHead(200, { 'content-type': TYPES['.html'] });
    response.end(`<!doctype html><script src="/replay/package/ui.js"></script><replay-web-page style="height:900px" embed="replayonly" source="${source}" url="${target}" ts="${ts}" replayBase="/replay/package/"></replay-web-page>`);
    return;
  }
  const folder = ['replay/package', 'many/archive'].find(folder => name.startsWith(`/${folder}/`));
  const file = folder ? path.join(ROOT, name) : path.join(COLLECTION, name.slice(1));
  if (name.includes('..') || !fs.existsSync(file) || !fs.statSync(file).isFile()) { response.writeHead(404).end(); return; }
  const { size } = fs.statSync(file);
  const head = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { ...head, 'content-length': size });
    if (request.method === 'HEAD') response.end(); else fs.createReadStream(file).pipe(response);
    return;
  }
  const start = range[1] === '' ? size - Number(range[2]) : Number(range[1]);
  const end = range[1] === '' || range[2] === '' ? size - 1 : Math.min(Number(range[2]), size - 1);
  response.writeHead(206, { ...head, 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 });
  fs.createReadStream(file, { start, end }).pipe(response);
}

before(async () => {
  server = http.createServer(serve);
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});
after(async () => { await browser?.close(); server?.close(); });

// What is found on a page, in time. On a busy machine the viewer's service worker sometimes does not start; then the page is
// loaded again, as a person would.
async function appears(page, find) {
  for (let loads = 0; loads < 3; loads += 1) {
    for (let tries = 0; tries < 450; tries += 1) {
      const found = await find();
      if (found) return found;
      await page.waitForTimeout(100);
    }
    await page.reload();
  }
  const seen = page.frames().map(frame => frame.url());
  throw new Error(`not shown; frames: ${seen.join(' ')}`);
}

// The frame that shows an archived page. The first page of a fresh browser waits long for its service worker.
async function replay(source, address, ts, site = BASE) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/one.html?source=${encodeURIComponent(source)}&url=${encodeURIComponent(site + address)}&ts=${ts}`);
  const frame = await appears(page, async () => {
    for (const frame of page.frames()) {
      if (!frame.url().includes(`mp_/${site}`)) continue;
      const ready = await frame.evaluate(() => document.readyState === 'complete' && document.querySelector('h1')?.textContent).catch(() => '');
      if (ready) return frame;
    }
  });
  return { frame, close: () => context.close() };
}

test('a page is shown with its style and picture, from the snapshot alone', { timeout: 180_000 }, async () => {
  const { frame, close } = await replay(`/${FIRST}`, 'notices/measures-new.html', '20240601010203');
  const source = fs.readFileSync(path.join(ROOT, 'old/notices/measures-new.html'), 'utf8');
  const seen = await frame.evaluate(async () => ({
    title: document.title,
    heading: getComputedStyle(document.querySelector('h1')).fontSize,
    sheets: [...document.styleSheets].map(sheet => sheet.cssRules.length),
    images: await Promise.all([...document.images].map(async image => { image.loading = 'eager'; await image.decode().catch(() => {}); return image.naturalWidth; })),
  }));
  assert.ok(source.includes(seen.title), seen.title);
  assert.ok(seen.sheets.some(rules => rules > 20), `style sheets: ${seen.sheets}`);
  assert.ok(seen.images.some(width => width > 1), `pictures: ${seen.images}`);
  // What is fetched inside the frame has the bytes of the source.
  for (const name of ['notices/photo.png', 'data/notices.csv']) {
    const bytes = await frame.evaluate(async url => {
      const answer = await fetch(url);
      return [answer.status, [...new Uint8Array(await answer.arrayBuffer())]];
    }, BASE + name);
    const digest = data => crypto.createHash('sha256').update(data).digest('hex');
    assert.equal(bytes[0], 200, name);
    assert.equal(digest(Buffer.from(bytes[1])), digest(fs.readFileSync(path.join(ROOT, 'old', name))), name);
  }
  const unknown = await frame.evaluate(async url => (await fetch(url)).status, `${BASE}unknown.html`);
  assert.equal(unknown, 404);
  await close();
});

test('two snapshots in one collection show their own text at their own times', { timeout: 180_000 }, async () => {
  const texts = [];
  for (const ts of ['20240601010203', '20240701000000']) {
    const { frame, close } = await replay('/index.json', 'notices/weekly-03.html', ts);
    texts.push(await frame.evaluate(() => document.querySelector('main').textContent));
    await close();
  }
  assert.ok(!texts[0].includes('新加的一句话') && texts[1].includes('新加的一句话'), texts.join('\n---\n'));
  assert.ok(texts[1].includes('新的标题') && !texts[0].includes('新的标题'));
});

test('a page is found through a packed index', { timeout: 180_000 }, async () => {
  const folder = path.join(ROOT, 'many');
  const [name] = fs.readdirSync(path.join(folder, 'archive')).filter(name => name.endsWith('.wacz'));
  const { frame, close } = await replay(`/many/archive/${name}`, 'notices/n016500.html', '20240601000000', 'https://bench.example/');
  const title = await frame.evaluate(() => document.querySelector('h1').textContent);
  assert.match(title, /第16500号通知/);
  await close();
});

test('the extracted site finds a phrase from file://', async () => {
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL(path.join(ROOT, 'extracted/search.html'))}?q=${encodeURIComponent('新加的一句话')}`);
  await page.getByText('新的标题').first().waitFor({ timeout: 15_000 });
  await page.close();
});

test('with the viewer in its folder, the page of the collection opens each snapshot at its time', { timeout: 180_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  for (const [nth, text] of [[0, '新加的一句话'], [1, '本示例文件']]) {
    await page.goto(`${base}/index.html`);
    await page.getByRole('link', { name: '在浏览器里打开' }).nth(nth).click();
    const frame = await appears(page, () => page.frames().find(frame => frame.url().includes(`mp_/${BASE}`)));
    await frame.goto(frame.url().replace(BASE, `${BASE}notices/weekly-03.html`));
    const seen = await frame.textContent('main');
    assert.ok(seen.includes(text), seen);
    assert.equal(seen.includes('新加的一句话'), nth === 0);
  }
  await context.close();
});

test('the page of the collection names every snapshot with its digest', async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/index.html`);
  const text = await page.textContent('main');
  for (const name of [FIRST, SECOND]) {
    assert.ok(text.includes(name));
    assert.ok(text.includes(crypto.createHash('sha256').update(fs.readFileSync(path.join(COLLECTION, name))).digest('hex')));
  }
  assert.equal(await page.locator('a[href$=".tsr"]').count(), 1);
  await page.close();
});
