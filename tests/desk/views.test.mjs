// Every view: what a machine can see of accessibility, keyboard alone, 400 % zoom, and what the first one weighs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { after, before, test } from 'node:test';
import { ROOT, openDesk, showcase, view } from './lib/desk.mjs';

const AXE = fs.readFileSync(path.join(ROOT, 'tests/pages/node_modules/axe-core/axe.min.js'), 'utf8');
const query = params => `?${new URLSearchParams(params)}`;
let desk, VIEWS;

before(async () => {
  desk = await openDesk({ site: showcase() });
  const page = await desk.page();
  const list = async kind => (await page.evaluate(async one => (await fetch(`/api/documents?kind=${one}`)).json(), kind)).documents;
  const notice = (await list('notice'))[0].path, station = (await list('station'))[0].path, report = (await list('report'))[0].path;
  VIEWS = ['#/today', '#/start', `#/list${query({ kind: 'notice' })}`, '#/list?words=%E4%B8%80', ...[notice, station, report].map(one => `#/document${query({ path: one })}`),
    `#/preview${query({ path: notice })}`, `#/history${query({ path: notice })}`, '#/bin', '#/approve', '#/handover', '#/publish'];
  await page.close();
});
after(() => desk.close());

for (const language of ['zh', 'en']) {
  test(`axe finds nothing in any view (${language})`, async () => {
    const page = await desk.page({ bypassCSP: true });
    await page.evaluate(next => localStorage.setItem('gongbao.language', next), language);
    await page.reload();
    await page.waitForSelector('.view h1');
    const wrong = [];
    for (const hash of VIEWS) {
      await view(page, hash);
      await page.waitForTimeout(300);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
      wrong.push(...violations.map(one => `${hash}: ${one.id}: ${one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`));
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('no view is wider than the window at 400 % zoom, and its main action is in sight', async () => {
  // 1280 pixels at 400 % are 320.
  const page = await desk.page({ viewport: { width: 320, height: 225 } });
  const wrong = [];
  for (const hash of VIEWS) {
    await view(page, hash);
    await page.waitForTimeout(100);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) wrong.push(`${hash} is ${wide} wide`);
    const action = await page.$('.main-action:not([hidden])');
    if (action) {
      await action.scrollIntoViewIfNeeded();
      const { x, width } = await action.boundingBox();
      if (x < 0 || x + width > 320) wrong.push(`${hash}: the main action is cut`);
    }
  }
  assert.deepEqual(wrong, []);
  await page.close();
});

test('every control of every view is reached by Tab and shows its focus', async () => {
  const page = await desk.page();
  const wrong = [];
  for (const hash of VIEWS) {
    await view(page, hash);
    await page.waitForTimeout(200);
    const wanted = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const shown = element => element.offsetParent !== null && !element.closest('[hidden], [inert]') && getComputedStyle(element).visibility === 'visible';
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [contenteditable=true]')].filter(element => shown(element) && !element.disabled && !element.closest('.prose a'));
      // A toolbar is one stop, radio buttons of a group are one stop, and a group is entered by arrows.
      const stops = all.filter(element => !(element.closest('[role=toolbar]') && element.tabIndex < 0) && !(element.type === 'radio' && document.querySelector(`[name="${element.name}"]`) !== element));
      stops.forEach((element, index) => { element.dataset.stop = index; });
      return stops.length;
    });
    const met = new Set(), unseen = new Set();
    await page.evaluate(() => { document.activeElement?.blur(); window.getSelection().removeAllRanges(); });
    // A date has stops of its own within.
    for (let turn = 0; turn < wanted * 5 + 20 && met.size < wanted; turn++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        let element = document.activeElement;
        if (!element || element === document.body) return null;
        // A page in a frame shows its own focus, which `tests/pages` judges.
        if (element.tagName === 'IFRAME') return null;
        const { outlineStyle, boxShadow } = getComputedStyle(element.closest('.prose') ? element.closest('.editor') : element);
        return { stop: element.dataset.stop, marked: outlineStyle !== 'none' || boxShadow !== 'none', what: element.outerHTML.slice(0, 120) };
      });
      if (!at) continue;
      if (at.stop !== undefined) met.add(at.stop);
      if (!at.marked) unseen.add(at.what);
    }
    if (met.size < wanted) wrong.push(`${hash}: ${wanted - met.size} of ${wanted} are not reached: ${await page.evaluate(list => [...document.querySelectorAll('[data-stop]')].filter(element => !list.includes(element.dataset.stop)).slice(0, 3).map(element => element.outerHTML.slice(0, 120)).join(' | '), [...met])}`);
    if (unseen.size) wrong.push(`${hash}: no focus is seen on ${[...unseen].slice(0, 2).join(' | ')}`);
  }
  assert.deepEqual(wrong, []);
  await page.close();
});

test('the first view loads at most 150 KB of script, and the editor only with a document', async () => {
  const page = await desk.page();
  const scripts = async () => page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.endsWith('.js')));
  const weigh = async names => {
    let bytes = 0;
    for (const name of names) bytes += zlib.gzipSync(fs.readFileSync(path.join(ROOT, 'src/desk/window', path.basename(new URL(name).pathname)))).length;
    return bytes;
  };
  const first = await scripts();
  assert.ok(!first.some(name => name.endsWith('/editor.js')));
  const bytes = await weigh(first);
  await view(page, VIEWS[4]);
  const all = await weigh(await scripts());
  console.log(`first view: ${bytes} bytes of script gzipped, with the editor ${all}`);
  assert.ok(bytes <= 150 * 1024 && all <= 150 * 1024);
  await page.close();
});
