// The elder tree, station pages and notices: what their readers must find.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { launch, serve } from './lib/browser.mjs';
import { REAL, SHOWCASE, pages } from './lib/sites.mjs';

let browser, server, page;
before(async () => { server = await serve({ '/real/': REAL, '/gk/': SHOWCASE }); browser = await launch(); page = await browser.newPage({ viewport: { width: 375, height: 667 } }); });
after(async () => { await browser.close(); server.close(); });
const open = address => page.goto(`${server.base}/gk/${address}`);
const text = () => page.evaluate(() => document.querySelector('main').textContent.replace(/\s+/g, ' ').trim());

test('every page has its elder page with the same text, and each leads to the other', async () => {
  for (const [mount, site] of [['real', REAL], ['gk', SHOWCASE]]) {
    const all = pages(site);
    const standard = all.filter(p => !p.startsWith('zz/'));
    assert.deepEqual(standard.map(p => `zz/${p}`).sort(), all.filter(p => p.startsWith('zz/')).sort());
    for (const address of standard) {
      const texts = [];
      for (const [tree, label] of [['', '长者版'], ['zz/', '标准版']]) {
        await page.goto(`${server.base}/${mount}/${tree}${address}`);
        const state = await page.evaluate(() => {
          const first = document.querySelector('nav a');
          return { label: first.textContent, to: first.href, items: document.querySelectorAll('header nav ul a').length, canonical: document.querySelector('link[rel=canonical]').href, robots: document.querySelector('meta[name=robots]')?.content };
        });
        assert.equal(state.label, label, address);
        if (address !== '404.html') assert.equal(new URL(state.to).pathname, `/${mount}/${tree ? '' : 'zz/'}${address}`);
        assert.ok(state.items <= 6);
        assert.ok(!state.canonical.includes('/zz/'));
        if (tree) assert.equal(state.robots, 'noindex');
        texts.push(await text());
      }
      assert.equal(texts[0], texts[1], address);
    }
  }
});

test('the elder home page shows the phone and the way to a station on the first screen', async () => {
  for (const mount of ['real', 'gk']) {
    await page.goto(`${server.base}/${mount}/zz/index.html`);
    const bottoms = await page.evaluate(() => [...document.querySelectorAll('main .gb-call')].map(e => e.getBoundingClientRect().bottom));
    assert.ok(bottoms.length >= 2 && bottoms.every(bottom => bottom <= 667), String(bottoms));
  }
});

test('a station shows name, price, phone, address and hours on the first screen of a phone', async () => {
  await open('stations/first.html');
  const seen = await page.evaluate(() => {
    const bottom = selector => document.querySelector(selector)?.getBoundingClientRect().bottom ?? Infinity;
    return {
      h1: bottom('h1'), phone: bottom('main a[href="tel:+862000000001"]'), tag: bottom('main .gb-tag'),
      rows: [...document.querySelectorAll('main dl div')].slice(0, 2).map(div => div.getBoundingClientRect().bottom),
      words: [...document.querySelectorAll('main dl div')].slice(0, 2).map(div => div.textContent),
      shown: document.querySelector('main').textContent,
    };
  });
  for (const bottom of [seen.h1, seen.phone, seen.tag, ...seen.rows]) assert.ok(bottom <= 667, JSON.stringify(seen));
  assert.match(seen.words[0], /示例路1号/);
  assert.match(seen.words[1], /周一至周五.*09:00–12:00/);
  assert.match(seen.shown, /免费/);
});

test('phone, address and hours are the same on list, page, sheet, vCard and data', async () => {
  const phone = '020-00000001';
  for (const address of ['stations/index.html', 'stations/first.html', 'stations/first.sheet.html', 'zz/stations/first.html']) {
    await open(address);
    const link = await page.evaluate(phone => [...document.querySelectorAll('main a[href^="tel:"]')].find(a => a.textContent.includes(phone))?.getAttribute('href'), phone);
    assert.equal(link, 'tel:+862000000001', address);
    assert.ok((await text()).includes('示例区示例街示例路1号'), address);
  }
  const card = fs.readFileSync(path.join(SHOWCASE, 'stations/first.vcf'), 'utf8').replace(/\r\n /g, '');
  assert.match(card, /TEL;TYPE=WORK,VOICE:\+862000000001/);
  assert.match(card, /ADR;TYPE=WORK:;;示例区示例街示例路1号/);
  await open('stations/first.html');
  const { data, shown } = await page.evaluate(() => ({ data: JSON.parse(document.querySelector('script').textContent), shown: document.querySelector('main').textContent }));
  for (const value of [data.name, data.telephone, data.address.streetAddress]) assert.ok(shown.includes(value), value);
  for (const { opens, closes } of data.openingHoursSpecification) assert.ok(shown.includes(`${opens}–${closes}`));
});

test('a stale or closed station says so, and names others', async () => {
  await open('stations/second.html');
  assert.match(await text(), /信息可能已变化，请先打电话/);
  await open('stations/closed.html');
  assert.match(await page.title(), /^【已撤下】/);
  assert.match(await text(), /已搬迁到第一社区工作站.*看其他服务站点/);
  assert.doesNotMatch(await text(), /旧路3号|020-00000003/);
});

test('metadata in the order of the disclosure platform', async () => {
  await open('notices/measures-new.html');
  const labels = await page.evaluate(() => [...document.querySelectorAll('dl.gb-meta dt')].map(dt => dt.textContent));
  assert.deepEqual(labels.slice(0, 8), ['索引号', '分类', '发布机构', '成文日期', '名称', '文号', '发布日期', '主题词']);
  const tags = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('meta[name]')].map(m => [m.name, m.content])));
  for (const name of ['SiteName', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource']) assert.ok(tags[name], name);
  assert.equal(tags.PubDate, '2021-12-25 15:00');
  assert.equal(tags.ArticleTitle, await page.evaluate(() => document.querySelector('h1').textContent));
});

test('states, successors, interpretations, withdrawals and periods are told in words', async () => {
  const says = { 'measures-new': /现行有效.*代替的文件.*（旧）/, 'measures-old': /本文件已由新文件代替.*已废止/, 'measures-guide': /解读的文件.*法治宣传工作办法/, expiring: /即将失效.*有效期至2024年8月31日/, expired: /已失效/, pending: /未生效/, withdrawn: /本页已于2023年6月1日撤下.*活动已结束/, consultation: /正在征求意见.*2024年5月10日至2024年6月10日/, publicity: /征求意见已结束/ };
  for (const [slug, pattern] of Object.entries(says)) { await open(`notices/${slug}.html`); assert.match(await text(), pattern, slug); }
  await open('notices/measures-new.html');
  assert.match(await text(), /相关解读/);
  for (const [slug, prefix] of [['measures-old', '【已废止】'], ['expired', '【已失效】'], ['withdrawn', '【已撤下】']]) { await open(`notices/${slug}.html`); assert.ok((await page.title()).startsWith(prefix)); }
});

test('history is dated, attachments tell type and size, contents lead to stable anchors', async () => {
  await open('notices/measures-new.html');
  assert.match(await text(), /示例工作安排（PDF，\d+ 字节）/);
  // The facts of the document are folded too; its history is the list that says so.
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('details')].filter(d => d.querySelector('summary').textContent.startsWith('修订记录（2）')).map(d => [...d.querySelectorAll('li > time')].length)), [2]);
  const links = await page.evaluate(() => [...document.querySelectorAll('nav[aria-label="目录"] a')].map(a => decodeURIComponent(a.hash.slice(1))));
  assert.deepEqual(links.slice(0, 2), ['第一章总则', '第二章职责']);
});

test('share text has full addresses', async () => {
  await open('notices/measures-new.html');
  const og = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('meta[property]')].map(m => [m.getAttribute('property'), m.content])));
  assert.ok(og['og:title'] && og['og:description']);
  assert.equal(og['og:url'], 'https://showcase.example/gk/notices/measures-new.html');
});

test('a link to elsewhere goes through the page before leaving', async () => {
  await open('notices/measures-new.html');
  await page.click('text=外部网站');
  assert.match(page.url(), /\/leave\/[0-9a-f]{10}\.html$/);
  assert.match(await text(), /您访问的链接即将离开“示例街政务公开”，是否继续/);
  const link = await page.evaluate(() => { const a = [...document.querySelectorAll('main a')].find(a => a.textContent === '继续访问'); return [a.href, a.rel]; });
  assert.equal(link[0], 'https://www.example.com/law?a=1&b=2');
  assert.match(link[1], /noopener noreferrer/);
});

test('figures: text, table, bars, comparison and data agree', async () => {
  await open('reports/fazhi-2023.html');
  const state = await page.evaluate(() => ({
    text: document.querySelector('.gb-text').textContent,
    row: [...document.querySelectorAll('#figures tr')].find(tr => tr.textContent.includes('合法性审查')).textContent,
    bars: [...document.querySelectorAll('#figures .gb-bar rect')].map(rect => rect.getAttribute('width')),
  }));
  assert.match(state.text, /审查568件/);
  assert.match(state.row, /568件520增加48件/);
  assert.deepEqual(state.bars.slice(0, 2), ['100', '33.3']);
  await open('reports/figures.html');
  assert.match(await text(), /合法性审查件400520568/);
});
