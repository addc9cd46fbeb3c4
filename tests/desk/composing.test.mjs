// Pinyin: letters that an input method composes are neither lost nor doubled, in every field and everywhere in the text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documentOf, openDesk, showcase } from './lib/desk.mjs';

let desk;
before(async () => { desk = await openDesk({ site: showcase() }); });
after(() => desk.close());

/** Types 你好 as an input method does; `wait` is long enough for findings to come in between. */
async function compose(page, cdp, wait = 0) {
  for (const text of ['n', 'ni', 'ni h', 'ni ha', 'ni hao']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    if (wait && text === 'ni h') await page.waitForTimeout(wait);
  }
  await cdp.send('Input.insertText', { text: '你好' });
}

const first = async (page, kind) => (await page.evaluate(async one => (await fetch(`/api/documents?kind=${one}`)).json(), kind)).documents;

for (const kind of ['notice', 'station', 'report']) {
  test(`every field of a ${kind} keeps what is composed`, async () => {
    const page = await desk.page();
    const cdp = await page.context().newCDPSession(page);
    await documentOf(page, (await first(page, kind))[0].path);
    await page.evaluate(() => { for (const details of document.querySelectorAll('details.more')) details.open = true; });
    const fields = await page.$$('.form input:not([type]):not([readonly]), .form textarea:not([readonly]), .wide tr:nth-child(7n + 1) input');
    assert.ok(fields.length >= 3);
    for (const field of fields) {
      await field.focus();
      const text = await field.evaluate(element => { element.setSelectionRange(element.value.length, element.value.length); return element.value; });
      await compose(page, cdp);
      assert.equal(await field.evaluate(element => element.value), `${text}你好`);
    }
    await page.close();
  });
}

test('the text keeps what is composed: paragraphs, headings, lists, cells, the text of a picture', async () => {
  const page = await desk.page();
  const cdp = await page.context().newCDPSession(page);
  // The first document that has all of them.
  let found = null;
  for (const { path } of await first(page, 'notice')) {
    const { blocks } = await page.evaluate(async one => (await fetch(`/api/document?path=${encodeURIComponent(one)}`)).json(), path);
    const types = JSON.stringify(blocks);
    if (['"heading"', '"table"', '_list"', '"image"'].every(type => types.includes(type))) { found = path; break; }
  }
  assert.ok(found, 'no document has headings, a table, a list and a picture');
  await documentOf(page, found);
  const places = ['.prose > p', '.prose h2', '.prose li p', '.prose th', '.prose td', '.prose tr:last-child td:last-child'];
  for (const wait of [0, 600]) {
    for (const selector of places) {
      const place = (await page.$$(selector))[0];
      assert.ok(place, `${selector} is missing`);
      await place.scrollIntoViewIfNeeded();
      const text = await place.innerText();
      await place.evaluate(element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        range.collapse(false);
        element.closest('.prose').focus();
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      });
      await page.waitForTimeout(30);
      await compose(page, cdp, wait);
      await page.waitForTimeout(30);
      const now = (await (await page.$$(selector))[0].innerText()).replaceAll('\n', '');
      assert.equal(now, `${text}你好`.replaceAll('\n', ''), selector);
    }
  }
  const picture = await page.$('.picture input');
  const text = await picture.evaluate(element => { element.focus(); element.setSelectionRange(element.value.length, element.value.length); return element.value; });
  await compose(page, cdp);
  assert.equal(await page.$eval('.picture input', element => element.value), `${text}你好`);
  await page.close();
});
