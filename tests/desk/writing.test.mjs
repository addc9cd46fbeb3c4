// Writing in the window: kept, saved, mended, put off, brought back; without the editor's script; and from two windows at once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { documentOf, openDesk, showcase, view } from './lib/desk.mjs';

let desk, notice;
before(async () => {
  desk = await openDesk({ site: showcase() });
  const page = await desk.page();
  const { documents } = await page.evaluate(async () => (await fetch('/api/documents?kind=notice')).json());
  // One whose text has a table and a paragraph.
  for (const { path: one } of documents) {
    const { blocks, draft } = await page.evaluate(async at => (await fetch(`/api/document?path=${encodeURIComponent(at)}`)).json(), one);
    if (blocks.some(block => block.node?.type === 'table') && blocks[0]?.node?.type === 'paragraph') { notice = one; if (draft) break; }
  }
  await page.close();
});
after(() => desk.close());

const state = page => page.locator('.save-state').innerText();
const type = async (page, text) => {
  await page.locator('.prose > p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
};
const server = (page, one) => page.evaluate(async at => (await fetch(`/api/document?path=${encodeURIComponent(at)}`)).json(), one);

test('opening and saving changes no byte of any text', async () => {
  const page = await desk.page();
  const files = desk.site && !process.env.GONGBAO_DESK ? fs.readdirSync(path.join(desk.site, 'content'), { recursive: true }).filter(name => name.endsWith('.md')) : [];
  const bytes = () => files.map(name => fs.readFileSync(path.join(desk.site, 'content', name), 'latin1'));
  const before_ = bytes();
  const sent = [];
  page.on('request', request => { if (request.url().includes('/api/document/save?')) sent.push(request.postDataJSON()); });
  for (const kind of ['notice', 'station', 'report', 'page']) {
    const { documents } = await page.evaluate(async one => (await fetch(`/api/documents?kind=${one}`)).json(), kind);
    for (const { path: one } of documents.slice(0, 12)) {
      await documentOf(page, one);
      await page.locator('.document-head .main-action').click();
      await page.keyboard.press('Control+s');
      assert.match(await state(page), /没有改动/, one);
      // And when the text is sent all the same, every block by its number.
      const answer = await page.evaluate(async at => {
        const { digest, blocks } = await (await fetch(`/api/document?path=${encodeURIComponent(at)}`)).json();
        const body = JSON.stringify({ path: at, digest, fields: {}, blocks: blocks.map(({ id }) => ({ id })) });
        return (await fetch('/api/document/save', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status;
      }, one);
      assert.equal(answer, 200, one);
      // Whatever the form and the editor hold is what the file has.
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[data-key]')].filter(field => field.validity && !field.validity.valid && field.validity.badInput).length), 0);
    }
  }
  assert.deepEqual(sent, []);
  assert.deepEqual(bytes(), before_);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test('a saved paragraph is there after a reload, and its neighbours are as they were', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  const before_ = (await server(page, notice)).blocks.map(block => block.source);
  await type(page, '增加一句。');
  await page.keyboard.press('Control+s');
  await page.waitForFunction(() => /已保存/.test(document.querySelector('.save-state').innerText));
  const after_ = (await server(page, notice)).blocks.map(block => block.source);
  assert.match(after_[0], /增加一句。/);
  assert.deepEqual(after_.slice(1), before_.slice(1));
  await page.reload();
  await page.waitForSelector('.prose');
  assert.match(await page.locator('.prose > p').first().innerText(), /增加一句。/);
  await page.close();
});

test('what was typed and never saved is offered again', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  await type(page, '还没有保存的一句。');
  await page.waitForFunction(() => /留底/.test(document.querySelector('.save-state').innerText));
  // The window is gone, as in a crash: nothing of it runs any more.
  await page.context().close();
  const next = await desk.page();
  await documentOf(next, notice);
  await next.locator('.notice button', { hasText: '接着写' }).click();
  await next.waitForFunction(() => /还没有保存的一句。/.test(document.querySelector('.prose')?.innerText ?? ''));
  await next.close();
});

test('leaving a document saves it', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  await type(page, '离开时保存。');
  await page.locator('#side a').first().click();
  await page.waitForSelector('.view[data-view=today]');
  assert.match((await server(page, notice)).blocks[0].source, /离开时保存。/);
  await page.close();
});

test('another language loses nothing', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  await type(page, '换语言之前写的。');
  await page.locator('#top button', { hasText: 'English' }).click();
  await page.waitForFunction(() => document.querySelector('.save-state')?.innerText === 'No changes');
  assert.match(await page.locator('.prose > p').first().innerText(), /换语言之前写的。/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.evaluate(() => localStorage.clear());
  await page.close();
});

test('two windows: the second is shown both texts, and nothing is overwritten unseen', async () => {
  const [one, other] = [await desk.page(), await desk.page()];
  await documentOf(one, notice);
  await documentOf(other, notice);
  await type(one, '这边写的。');
  await type(other, '那边写的。');
  await one.keyboard.press('Control+s');
  await one.waitForFunction(() => /已保存/.test(document.querySelector('.save-state').innerText));
  await other.keyboard.press('Control+s');
  await other.waitForSelector('.conflict');
  assert.match((await server(one, notice)).blocks[0].source, /这边写的。/);
  assert.doesNotMatch((await server(one, notice)).blocks[0].source, /那边写的。/);
  await other.locator('.conflict button', { hasText: '先不管' }).click();
  assert.match(await other.locator('.prose > p').first().innerText(), /那边写的。/);
  await one.close();
  await other.close();
});

test('without the editor a plain text area writes the same text', async () => {
  const page = await desk.page();
  await page.route('**/editor.js', route => route.abort());
  await documentOf(page, notice);
  const area = page.locator('.plain-text');
  assert.match(await area.inputValue(), /\n\|/);
  await area.evaluate(element => { element.value = element.value.replace(/^/, '最前面。'); element.dispatchEvent(new InputEvent('input', { bubbles: true })); });
  await page.keyboard.press('Control+s');
  await page.waitForFunction(() => /已保存/.test(document.querySelector('.save-state').innerText));
  assert.match((await server(page, notice)).body ?? (await server(page, notice)).blocks[0].source, /最前面。/);
  await page.close();
});

test('a mobile number in the text is marked after a pause, and one click masks it', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  const times = [];
  for (let turn = 0; turn < 5; turn++) {
    await type(page, turn ? '。' : '联系电话13800000000');
    const begun = Date.now();
    if (!turn) await page.waitForSelector('.finding-mark');
    else await page.waitForResponse(answer => answer.url().includes('/api/document/check'));
    times.push(Date.now() - begun);
  }
  times.sort((one, other) => one - other);
  console.log(`findings after a pause: ${times[2]} ms (median), with the pause of 150 ms`);
  assert.ok(times[2] <= 150 + 200);
  await page.locator('.finding button', { hasText: '一键改正' }).first().click();
  await page.waitForFunction(() => /138\*+/.test(document.querySelector('.prose')?.innerText ?? ''));
  assert.doesNotMatch(await page.locator('.prose').innerText(), /13800000000/);
  await page.close();
});

test('a table with its caption, a link, a footnote and a list are written with buttons', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  await type(page, '');
  const bar = name => page.locator('.toolbar button', { hasText: name }).first().click();
  await bar('脚注');
  await page.getByLabel('脚注内容').fill('不含线上活动。');
  await page.locator('dialog .main-action').click();
  await type(page, '');
  await bar('链接');
  await page.getByLabel('显示的文字').fill('中国政府网');
  await page.getByLabel('网址，或本站文件的标题').fill('https://www.gov.cn/');
  await page.locator('dialog .main-action').click();
  await type(page, '');
  await bar('表格');
  await page.getByLabel('标题', { exact: true }).last().fill('活动安排');
  await page.locator('dialog .main-action').click();
  await page.keyboard.type('社区');
  await page.keyboard.press('Tab');
  await page.keyboard.type('场次');
  await page.keyboard.press('Enter');
  await page.keyboard.type('12');
  const text = await page.locator('.prose').innerText();
  assert.match(text, /表\d+ 活动安排/);
  assert.equal(await page.locator('.prose a[href="https://www.gov.cn/"]').innerText(), '中国政府网');
  assert.ok(await page.locator('.raw-chip').count() >= 1);
  const table = page.locator('.prose table').first();
  assert.deepEqual(await table.locator('tr').first().locator('th').allInnerTexts().then(cells => cells.map(cell => cell.trim())), ['社区', '场次', '']);
  assert.equal((await table.locator('tr').nth(1).locator('td').nth(1).innerText()).trim(), '12');
  // No way in is without a way out: Escape from anywhere, Tab from a last row that is empty.
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role=toolbar]') !== null), true);
  await table.locator('td').last().click();
  await page.waitForTimeout(100);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('prose')), false);
  await page.keyboard.press('Control+s');
  await page.waitForFunction(() => /已保存/.test(document.querySelector('.save-state').innerText));
  await page.close();
});

test('what is pasted is read by the program, as an import is', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  await type(page, '');
  const asked = page.waitForRequest(request => request.url().includes('/api/paste'));
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<p class=MsoNormal>从别处粘贴的一段。</p><p>又一段。</p>');
    data.setData('text/plain', '从别处粘贴的一段。');
    document.querySelector('.prose').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.match((await asked).postDataJSON().html, /MsoNormal/);
  await page.waitForFunction(() => /从别处粘贴的一段。/.test(document.querySelector('.prose').innerText));
  assert.doesNotMatch(await page.locator('.prose').innerHTML(), /MsoNormal/);
  await page.close();
});

test('the bin gives back what was put into it', async () => {
  const page = await desk.page();
  await documentOf(page, notice);
  const title = await page.locator('h1').innerText();
  await page.locator('.menu summary').click();
  await page.locator('.menu button', { hasText: '移到回收站' }).click();
  await page.locator('dialog .main-action').click();
  await page.waitForSelector('.view[data-view=list]');
  await view(page, '#/bin');
  await page.locator('.rows button', { hasText: '取回' }).first().click();
  await page.waitForSelector('.view[data-view=document] h1');
  assert.equal(await page.locator('h1').innerText(), title);
  await page.close();
});
