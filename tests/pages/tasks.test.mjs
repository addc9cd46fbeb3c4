// What residents come for, at 390 pixels: each in at most three taps from the home page, and none ends in a dead end.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launch, serve } from './lib/browser.mjs';
import { REAL, SHOWCASE } from './lib/sites.mjs';

let browser, server, page, taps, waited;
before(async () => { server = await serve({ '/real/': REAL, '/gk/': SHOWCASE }); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

// A phone on a slow line, at the home page.
async function home(site) {
  await page?.context().close();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50000, uploadThroughput: 50000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  [taps, waited] = [0, 0];
  await page.goto(`${server.base}/${site}/index.html`);
}

// A tap on what says these words and is seen; what it leads to is waited for.
async function tap(words) {
  const link = page.locator('a, summary').filter({ hasText: words, visible: true }).first();
  assert.ok(await link.count(), `${page.url()}: nothing says ${words}`);
  const start = performance.now();
  const leads = await link.evaluate(element => element.localName === 'a');
  await Promise.all([leads && page.waitForNavigation({ timeout: 9000 }), link.tap()]);
  waited += performance.now() - start;
  taps += 1;
}
const text = () => page.evaluate(() => document.querySelector('main').innerText.replace(/\s+/g, ''));
const links = start => page.evaluate(start => [...document.querySelectorAll('main a')].map(a => a.getAttribute('href')).filter(href => href.startsWith(start)), start);
function done() {
  assert.ok(taps <= 3, `${taps} taps`);
  assert.ok(waited <= 6000, `${Math.round(waited)} ms of waiting`);
}

test('the nearest open station: address, next open day and a number to call', async () => {
  await home('gk');
  await tap(/找服务站/);
  await tap('第一社区公共法律服务工作站');
  const told = await text();
  assert.match(told, /地址.*示例路1号/);
  assert.match(told, /最近开放/);
  const calls = await links('tel:');
  assert.deepEqual(calls.slice(0, 2), ['tel:+862000000001', 'tel:12348'], 'the station comes first, then the hotline');
  assert.ok((await links('geo:'))[0].includes('%E7%A4%BA%E4%BE%8B'), 'the address opens in a map');
  done();
});

test('a notice by its name, and whether it is in force', async () => {
  await home('gk');
  await tap('找政策文件');
  await tap('只看现行有效');
  await tap('示例街法治宣传工作办法');
  assert.match(await text(), /现行有效/);
  done();
});

test('the figure of last year and of the year before', async () => {
  await home('gk');
  await tap('看历年数据');
  assert.match(await text(), /合法性审查.*件400520568/);
  done();
});

test('asking for information: a form to print and a letter that is begun', async () => {
  await home('gk');
  await tap('申请公开信息');
  const [letter] = await links('mailto:');
  assert.match(decodeURIComponent(letter), /^mailto:sample@showcase\.example\?subject=政府信息公开申请&body=示例街道办事处：[^]*联系方式/);
  assert.ok(await page.locator('#form table th').count() >= 6);
  done();
});

test('legal aid', async () => {
  await home('gk');
  await tap('申请法律援助');
  assert.ok((await links('tel:')).includes('tel:12348'), 'the number in the text calls');
  await tap('服务站点');
  assert.match(page.url(), /stations\/index\.html$/);
  done();
});

test('a human: on the first screen of every page that answers', async () => {
  for (const site of ['gk', 'real']) {
    await home(site);
    assert.equal((await links('tel:'))[0], 'tel:12348');
  }
  for (const address of ['gk/notices/consultation.html', 'gk/notices/weekly-03.html', 'gk/reports/fazhi-2023.html', 'real/apply.html']) {
    await page.goto(`${server.base}/${address}`);
    assert.ok((await links('tel:')).length, address);
  }
});

test('a consultation says how to answer, first of all', async () => {
  await home('gk');
  await page.goto(`${server.base}/gk/notices/consultation.html`);
  assert.match(await text(), /正在征求意见.*怎样提意见.*020-00000000转8001/);
  assert.ok((await links('tel:'))[0].startsWith('tel:+862000000000'));
});

test('where the site does not know, it says what to do instead', async () => {
  await home('real');
  assert.equal(await page.locator('main').getByText('按社区找服务站').count(), 0, 'no station has a community');
  await tap('找服务站点');
  assert.match(await text(), /地址和电话还在核实，可以先打12348/);
  await page.goto(`${server.base}/real/apply.html`);
  assert.equal((await links('mailto:')).length, 0, 'no address, no letter');
  assert.ok(await page.locator('#form').count());
});

test('what is told of data is there to be tapped', async () => {
  for (const [site, address, files] of [['gk', 'stations/index.html', ['stations.csv', 'stations.json']], ['gk', 'notices/index.html', ['notices.csv', 'notices.json', 'feed.xml']], ['real', 'reports/index.html', ['.csv', '.json']]]) {
    await home(site);
    await page.goto(`${server.base}/${site}/${address}`);
    const told = await page.evaluate(() => [...document.querySelectorAll('main .gb-links a')].map(a => a.href));
    for (const file of files) assert.ok(told.some(href => href.endsWith(file)), `${address}: no ${file} in ${told}`);
    for (const href of told) assert.equal((await page.request.get(href)).status(), 200, href);
  }
});

test('the icon is within the page: no visit asks for one', async () => {
  await home('gk');
  assert.match(await page.evaluate(() => document.querySelector('link[rel=icon]').href), /^data:image\/svg\+xml,/);
});

test('type enlarged to 160 and 200 percent scrolls no page sideways, in both trees', async () => {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, isMobile: true, bypassCSP: true });
  const phone = await context.newPage();
  const faults = [];
  for (const address of ['index.html', 'stations/index.html', 'stations/first.html', 'notices/measures-new.html', 'notices/index.html', 'reports/fazhi-2023.html', 'apply.html', 'en.html']) {
    for (const tree of ['', 'zz/']) {
      await phone.goto(`${server.base}/gk/${tree}${address}`);
      for (const percent of [160, 200]) {
        const over = await phone.evaluate(percent => {
          document.documentElement.style.setProperty('-webkit-text-size-adjust', `${percent}%`);
          return document.documentElement.scrollWidth - 375;
        }, percent);
        if (over > 0) faults.push(`${tree}${address} at ${percent}%: ${over} px`);
      }
    }
  }
  await context.close();
  assert.deepEqual(faults, []);
});
