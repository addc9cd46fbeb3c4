// Fragments in Chromium: opened from the disk, pasted into an editor by hand, and put into its source view.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const DATA = path.join(process.env.GONGBAO_BAG ?? '', 'data');
const FOLDERS = fs.readdirSync(path.join(DATA, 'documents'), { recursive: true })
  .filter(name => name.endsWith('fragment.html')).map(name => path.join(DATA, 'documents', path.dirname(name))).sort();
const FULL = FOLDERS.find(folder => folder.endsWith('notices/measures-new'));
const REPORT = FOLDERS.find(folder => folder.endsWith('reports/disclosure-2023'));
const read = folder => fs.readFileSync(path.join(folder, 'fragment.html'), 'utf8');
const address = folder => pathToFileURL(path.join(folder, 'fragment.html')).href;
let browser;

before(async () => {
  assert.equal(FOLDERS.length, 42);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--allow-file-access-from-files'] });
});
after(() => browser.close());

// What readers get of a page: its text, tables with their heads, images that show, links.
const content = root => {
  const all = selector => [...root.querySelectorAll(selector)];
  const clean = text => text.replace(/\s+/g, '');
  return {
    text: clean(root.textContent),
    tables: all('table').map(table => ({ rows: [...table.rows].map(row => [...row.cells].map(cell => clean(cell.textContent))), scopes: [...table.querySelectorAll('th')].map(cell => cell.scope), caption: clean(table.caption?.textContent ?? '') })),
    images: all('img').map(image => [image.alt, image.naturalWidth > 0]),
    links: all('a').map(link => link.getAttribute('href')),
    headings: all('h2,h3,h4').map(heading => heading.tagName + clean(heading.textContent)),
  };
};
const seen = (page, selector) => page.evaluate(`(${content})(document.querySelector(${JSON.stringify(selector)}))`);

test('every fragment opens from the disk: Chinese reads right, images show, nothing is fetched from elsewhere', async () => {
  const page = await browser.newPage();
  const requests = [], wrong = [];
  page.on('request', request => requests.push(request.url()));
  page.on('requestfailed', request => wrong.push(request.url()));
  page.on('console', message => wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  let images = 0, tables = 0;
  for (const folder of FOLDERS) {
    await page.goto(address(folder));
    const metadata = JSON.parse(fs.readFileSync(path.join(folder, 'metadata.json'), 'utf8'));
    const found = await seen(page, 'body');
    assert.equal(await page.evaluate(() => document.characterSet), 'UTF-8', folder);
    // The title goes into the portal's own field; a fragment of Chinese text reads as such.
    assert.ok(metadata.title && /[\u4e00-\u9fff]{4}/.test(found.text), folder);
    assert.ok(found.images.every(([alt, shows]) => alt && shows), folder);
    assert.equal(await page.evaluate(() => document.querySelectorAll('script,style,link,iframe,[id],[class]').length), 0, folder);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[style]')].flatMap(element => [...element.style]).filter(name => !/^(text-indent|text-align|border-collapse|width)$/.test(name))), [], folder);
    images += found.images.length;
    tables += found.tables.length;
  }
  assert.deepEqual(wrong, []);
  assert.ok(requests.every(url => url.startsWith(pathToFileURL(DATA).href)), requests.find(url => !url.startsWith('file:')));
  assert.ok(images >= 1 && tables >= 15, `${images} images, ${tables} tables`);
  await page.close();
});

// TinyMCE, a widely used editor, stands for the one of a portal.
async function editor(context) {
  const page = await context.newPage();
  const script = pathToFileURL(path.resolve(import.meta.dirname, 'node_modules/tinymce/tinymce.min.js')).href;
  const html = path.join(fs.mkdtempSync('/tmp/gongbao-editor-'), 'editor.html');
  fs.writeFileSync(html, `<!DOCTYPE html><meta charset="utf-8"><script src="${script}"></script><textarea id="text"></textarea>`);
  await page.goto(pathToFileURL(html).href);
  await page.evaluate(() => new Promise(ready => tinymce.init({
    selector: '#text', plugins: 'table lists link image code', height: 600, promotion: false, convert_urls: false,
    setup: editor => editor.on('init', ready),
  })));
  fs.rmSync(path.dirname(html), { recursive: true });
  return page;
}
const edited = async page => {
  const html = await page.evaluate(() => tinymce.activeEditor.getContent());
  const show = await page.context().newPage();
  await show.setContent(`<!DOCTYPE html><body>${html}`);
  const found = await seen(show, 'body');
  await show.close();
  return { html, found };
};

test('put into an editor as source, a fragment comes out with its tables, heads, images and links', async () => {
  const context = await browser.newContext();
  const page = await editor(context);
  for (const folder of FOLDERS) {
    await page.evaluate(html => tinymce.activeEditor.setContent(html), read(folder));
    const { found } = await edited(page);
    const plain = await context.newPage();
    await plain.goto(address(folder));
    const wanted = await seen(plain, 'body');
    await plain.close();
    found.images = wanted.images = [];
    assert.deepEqual(found, wanted, folder);
  }
  await context.close();
});

test('an editor keeps the looks: borders, two characters of indent, centred numbers', async () => {
  const context = await browser.newContext();
  const page = await editor(context);
  await page.evaluate(html => tinymce.activeEditor.setContent(html), read(REPORT));
  const { html } = await edited(page);
  const show = await context.newPage();
  await show.setContent(`<!DOCTYPE html><body>${html}`);
  const looks = await show.evaluate(() => {
    const style = selector => getComputedStyle(document.querySelector(selector));
    return [style('td').borderTopStyle, style('td').textAlign, style('p').textIndent === `${2 * parseFloat(style('p').fontSize)}px`];
  });
  assert.notEqual(looks[0], 'none');
  assert.deepEqual(looks.slice(1), ['center', true]);
  await context.close();
});

test('selected, copied and pasted by hand, a fragment keeps text, tables, heads and links', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await editor(context);
  for (const folder of [FULL, REPORT]) {
    const source = await context.newPage();
    await source.goto(address(folder));
    const wanted = await seen(source, 'body');
    await source.bringToFront();
    await source.keyboard.press('Control+A');
    await source.keyboard.press('Control+C');
    await page.bringToFront();
    await page.evaluate(() => { tinymce.activeEditor.setContent(''); tinymce.activeEditor.focus(); });
    await page.keyboard.press('Control+V');
    await page.waitForFunction(() => tinymce.activeEditor.getContent().length > 100);
    const { html, found } = await edited(page);
    assert.equal(found.text, wanted.text, folder);
    assert.deepEqual(found.tables, wanted.tables, folder);
    assert.deepEqual(found.headings, wanted.headings, folder);
    assert.deepEqual(found.images.map(([alt]) => alt), wanted.images.map(([alt]) => alt));
    assert.equal(found.links.length, wanted.links.length);
    assert.doesNotMatch(html, /<script|class="(?!mce)/);
    await source.close();
  }
  await context.close();
});

test('the change list opens and leads to every fragment it names', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path.join(DATA, 'changes.html')).href);
  const links = await page.evaluate(() => [...document.querySelectorAll('a')].map(link => link.href));
  assert.equal(links.length, 42);
  assert.ok(links.every(link => fs.existsSync(new URL(link))));
  assert.match(await page.textContent('body'), /首次交付，没有可比较的回执：新增 40 篇、撤下 2 篇。/);
  await page.close();
});

// Canaries: what must not pass does not.
test('a fragment with a foreign image or a lost table head is seen', async () => {
  const page = await browser.newPage();
  await page.setContent(`<body>${read(REPORT).replace('<th scope="col">', '<th>').replace('</table>', '</table><img src="http://127.0.0.1:9/x.png" alt="">')}`);
  const found = await seen(page, 'body');
  assert.ok(found.tables.some(table => table.scopes.includes('')));
  assert.ok(found.images.some(([alt, shows]) => !alt && !shows));
  await page.close();
});
