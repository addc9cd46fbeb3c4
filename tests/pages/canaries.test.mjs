// Pages with one seeded defect each: the named judges must see it, or a judge has gone blind.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { LOOKS } from './judges/inspect.mjs';
import { crawl } from './judges/links.mjs';
import { phones } from './judges/phones.mjs';
import { htmlValidate, nuHtml, oldBrowsers, style } from './judges/validate.mjs';
import { launch, serve } from './lib/browser.mjs';
import { CSS, SHOWCASE } from './lib/sites.mjs';

const NOTICE = 'notices/measures-new.html', STATION = 'stations/first.html', REPORT = 'reports/fazhi-2023.html', FORMS = 'reports/disclosure-2023.html';

function swap(text, from, to) {
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `nothing to swap: ${from}`);
  return changed;
}
const html = (from, to) => ({ html: text => swap(text, from, to) });
const into = piece => html('<div class=gb-text>', `<div class=gb-text>${piece}`);
const css = rule => ({ css: text => `${text}\n${rule}` });
const recss = (from, to) => ({ css: text => swap(text, from, to) });

// name, page, defect, judges that must see it
const CANARIES = [
  ['no lang', NOTICE, html('<html lang=zh-CN>', '<html>'), ['vnu', 'html-validate', 'axe', 'type']],
  ['wrong lang', NOTICE, html('lang=zh-CN', 'lang=en'), ['type']],
  ['no title', NOTICE, html(/<title>.*?<\/title>/, ''), ['vnu', 'html-validate', 'axe']],
  ['title of another page', NOTICE, html(/<title>.*?<\/title>/, '<title>首页 - 示例街</title>'), ['type']],
  ['image without alt', NOTICE, html(/(<img[^>]*?) alt=("[^"]*"|[^\s>]+)/, '$1'), ['vnu', 'html-validate', 'axe', 'markup']],
  ['alt is a file name', NOTICE, html(/(<img[^>]*?) alt=("[^"]*"|[^\s>]+)/, '$1 alt=IMG_0001.jpg'), ['markup']],
  ['a table as a picture', NOTICE, html(/(<img[^>]*?) alt=("[^"]*"|[^\s>]+)/, '$1 alt=各站点电话表格'), ['markup']],
  ['faint text', NOTICE, recss('--quiet:#4a5561', '--quiet:#a0a8b0'), ['axe']],
  ['faint text in the dark', NOTICE, recss('--quiet:#b3bdc7', '--quiet:#4a5561'), ['axe']],
  ['faint text in a cell over columns', REPORT, css('.gb-data .gb-group th{color:#a0a8b0}'), ['axe']],
  ['faint text in a cell over rows', FORMS, css('.gb-form [rowspan]{color:#a0a8b0}'), ['axe']],
  ['a row over which a cell lies is dark', FORMS, css('.gb-form tbody tr:nth-child(2){background:#4a5561}.gb-form tbody tr:nth-child(2)>*{background:#fff}'), ['axe']],
  ['a cell over columns is seen through', FORMS, css('.gb-form [colspan]{opacity:.3}'), ['axe']],
  ['a faint caption', REPORT, css('.gb-data caption{color:#a0a8b0}'), ['axe']],
  ['empty link', NOTICE, into('<p>见<a href=index.html></a>。</p>'), ['html-validate', 'axe', 'markup']],
  ['click here', NOTICE, into('<p><a href=index.html>点击这里</a></p>'), ['markup']],
  ['heading levels skipped', NOTICE, into('<h4>条</h4>'), ['html-validate', 'axe', 'markup']],
  ['two h1', NOTICE, into('<h1>另一个</h1>'), ['html-validate', 'type']],
  ['input without label', NOTICE, into('<p><input type=text></p>'), ['html-validate', 'axe']],
  ['placeholder as label', NOTICE, into('<p><input type=text placeholder=姓名></p>'), ['html-validate']],
  ['id twice', NOTICE, into('<p id=main>一</p>'), ['vnu', 'html-validate']],
  ['elements overlap', NOTICE, into('<p><b><i>一</b></i></p>'), ['vnu', 'html-validate']],
  ['table without headers', NOTICE, into('<div class=gb-wide role=region tabindex=0 aria-label=表><table><caption>表</caption><tr><td>项目</td><td>数</td></tr></table></div>'), ['html-validate', 'tables']],
  ['table without caption', NOTICE, html(/<caption[^>]*>.*?<\/caption>/, ''), ['tables']],
  ['table nobody can scroll by keyboard', NOTICE, html(/ tabindex=0/, ''), ['tables']],
  ['empty header cell', NOTICE, html(/<th([^>]*)>[^<]+<\/th>/, '<th$1></th>'), ['axe', 'tables']],
  ['columns of one character', NOTICE, css('body{overflow-wrap:anywhere}th,td{min-width:0}table{width:4em;table-layout:fixed}'), ['tables']],
  ['fixed width', NOTICE, css('.gb-text{width:60rem}'), ['reflow']],
  ['a chart of fixed width', REPORT, css('.gb-bar{width:50rem;max-width:none}.gb-wide{overflow:visible}'), ['reflow']],
  ['no zoom', NOTICE, html('initial-scale=1', 'initial-scale=1,user-scalable=no'), ['vnu', 'axe']],
  ['no ring', NOTICE, css('*:focus{outline:0!important}'), ['keyboard']],
  ['small targets', NOTICE, css('header a{padding:0;min-height:0}'), ['targets']],
  ['a summary too small', NOTICE, css('summary{min-height:0;padding:0}'), ['targets']],
  ['text by script', NOTICE, into('<p id=x></p><script>document.getElementById("x").textContent="正文"</script>'), ['markup']],
  ['clipped when large', NOTICE, css('h1{height:2.1rem;overflow:hidden}html{font-size:16px}'), ['enlargement']],
  ['clipped when spaced', STATION, css('.gb-text p{max-height:2.2rem;overflow:hidden;letter-spacing:0}.gb-text p{width:11em}'), ['spacing', 'reflow']],
  ['type that does not grow', NOTICE, css('h2{font-size:24px}'), ['enlargement']],
  ['type by window width', NOTICE, css('h2{font-size:6vw}'), ['enlargement', 'stylelint']],
  ['tiny type', NOTICE, css('.gb-meta{font-size:.75rem}'), ['type']],
  ['marquee', NOTICE, into('<marquee>通知</marquee>'), ['vnu', 'html-validate', 'markup']],
  ['half-width punctuation', NOTICE, into('<p>你好,世界</p>'), ['type']],
  ['dead link', NOTICE, into('<p>见<a href=nowhere.html>办法</a>。</p>'), ['links']],
  ['dead anchor', NOTICE, into('<p>见<a href=#nowhere>第九条</a>。</p>'), ['links']],
  ['image within the page', NOTICE, into('<p><img src="data:image/png;base64,AA==" alt=地图 width=10 height=10></p>'), ['links']],
  ['image from elsewhere', NOTICE, into('<p><img src=http://other.example/a.png alt=地图 width=10 height=10></p>'), ['links']],
  ['script from elsewhere', NOTICE, into('<script src=https://other.example/a.js></script>'), ['links', 'markup']],
  ['link out of the elder tree', `zz/${NOTICE}`, into('<p>见<a href=../../guide.html>指南</a>。</p>'), ['links']],
  ['phone that cannot be dialled', STATION, html(/href=tel:\+862000000001/, 'href=guide.html'), ['markup']],
  ['station without the hotline', 'stations/second.html', html(/<a[^>]*href="?tel:12348.*?<\/a>/g, ''), ['phones']],
  ['phone that differs between pages', STATION, html(/tel:\+862000000001/g, 'tel:+862000000009'), ['phones']],
  ['inline style', NOTICE, into('<p style="color:red">一</p>'), ['html-validate', 'markup']],
  ['JSON-LD with a comma too many', STATION, html(/\}<\/script>/, ',}</script>'), ['markup']],
  ['links told by colour alone', NOTICE, css('.gb-text a{text-decoration:none}'), ['axe']],
  ['positive tabindex', NOTICE, into('<p><a href=index.html tabindex=5>政策文件列表</a></p>'), ['axe', 'keyboard']],
  ['a div as button', NOTICE, into('<div onclick="x()">提交</div>'), ['markup']],
  ['no skip link', NOTICE, html(/<a class=gb-skip.*?<\/a>/, ''), ['markup']],
  ['hidden from readers yet focusable', NOTICE, into('<p aria-hidden=true><a href=index.html>政策文件列表</a></p>'), ['html-validate', 'axe']],
  ['broken description list', NOTICE, into('<dl><p>一</p></dl>'), ['vnu', 'html-validate', 'axe']],
  ['impossible date', NOTICE, into('<p><time datetime=2023-13-45>十三月</time></p>'), ['vnu']],
  ['iframe', NOTICE, into('<iframe src=index.html></iframe>'), ['html-validate', 'axe', 'markup']],
  ['private-use character', NOTICE, into('<p>字\uE000形</p>'), ['vnu', 'type']],
  ['sends the reader away', NOTICE, html('<meta charset=utf-8>', '<meta charset=utf-8><meta http-equiv=refresh content="5;url=index.html">'), ['vnu', 'html-validate', 'axe']],
  ['picture without a name', NOTICE, into('<svg role=img viewBox="0 0 9 9" width=40 height=40><path d="M0 0h9v9H0z"/></svg>'), ['axe']],
  ['no main', NOTICE, { html: text => swap(swap(text, /<main[^>]*>/, '<div>'), '</main>', '</div>') }, ['axe', 'markup']],
  ['text-autospace', NOTICE, css('body{text-autospace:normal}'), ['stylelint']],
  ['Latin face first', NOTICE, recss('font-family:-apple-system', 'font-family:system-ui,-apple-system'), ['stylelint']],
  ['justified', NOTICE, css('.gb-text p{text-align:justify}'), ['stylelint', 'type']],
  ['ring only where the browser guesses', NOTICE, recss('a:focus,', 'a:focus-visible,'), ['old browsers']],
  ['gap between flex items', NOTICE, css('.gb-meta{display:flex;gap:1rem}'), ['old browsers']],
  ['time broken at the dash', STATION, html('<main', '<main class=narrow'), ['breaks'], css('.narrow .gb-nb{white-space:normal;word-break:break-all}.narrow dd{width:5rem;flex:none}')],
  ['phone broken over lines', STATION, css('.gb-nb{white-space:normal;word-break:break-all}.gb-call{width:6rem}'), ['breaks']],
  ['punctuation at the head of a line', NOTICE, css('.gb-text p{line-break:anywhere;word-break:break-all}'), ['breaks']],
  ['a title torn within a word', NOTICE, css('h1{word-break:break-all;width:7.5em}'), ['lines']],
  ['a heading torn within a word', 'reports/disclosure-2023.html', html(/<h2([^>]*)>.*?<\/h2>/, '<h2$1>政府信息公开工作存在的主要问题和改进情况</h2>'), ['lines'], css('h2{word-break:normal;width:5.5em}')],
  ['one character alone in a title', NOTICE, html(/<h1>.*?<\/h1>/, '<h1>示例街法治宣传工作办</h1>'), ['lines'], css('h1{width:9.2em;word-break:normal;text-wrap:wrap}')],
  ['lines too long to read', NOTICE, { html: text => swap(text, '<div class=gb-text>', `<div class=gb-text><p>${'为规范示例工作，根据有关规定，制定本示例文件。'.repeat(4)}</p>`) }, ['lines'], css('.gb-body,.gb-text p{max-width:none!important}.gb-doc{display:block!important}')],
  ['lines too short to read', NOTICE, css('.gb-text p{max-width:11em}'), ['lines']],
  ['a gap outside the scale', NOTICE, css('h2{margin-top:20px}'), ['lines']],
  ['marks between crumbs unevenly set', NOTICE, css('.gb-crumbs a{min-width:6em}'), ['lines']],
  ['bar not seen in the dark', REPORT, recss('--hue:#9cc8ff', '--hue:#1d3552'), ['bars']],
];

let site, server, browser, page, cdp, vnu;
const file = index => i => path.join(path.dirname(CANARIES[index][1]), `canary-${i}.html`);
const at = index => file(index)(index);

before(async () => {
  site = fs.mkdtempSync(path.join(os.tmpdir(), 'canaries-'));
  fs.cpSync(SHOWCASE, site, { recursive: true });
  const sheet = fs.readdirSync(path.join(SHOWCASE, 'assets')).find(name => /^site\..*css$/.test(name));
  const rules = fs.readFileSync(CSS, 'utf8');
  CANARIES.forEach(([, from, defect, , also], index) => {
    let text = fs.readFileSync(path.join(SHOWCASE, from), 'utf8');
    if (defect.html) text = defect.html(text);
    const changed = (also ?? defect).css?.(rules);
    if (changed) {
      fs.writeFileSync(path.join(site, `assets/canary-${index}.css`), changed);
      text = swap(text, sheet, `canary-${index}.css`);
    }
    fs.writeFileSync(path.join(site, at(index)), text);
  });
  vnu = nuHtml(site);
  server = await serve({ '/gk/': site });
  browser = await launch();
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
});
after(async () => { await browser.close(); server.close(); fs.rmSync(site, { recursive: true }); });

async function faults(judge, index) {
  const address = at(index);
  const elder = address.startsWith('zz/');
  if (LOOKS[judge]) { await page.goto(`${server.base}/gk/${address}`); return LOOKS[judge](page, cdp, { elder }); }
  const sheet = path.join(site, `assets/canary-${index}.css`);
  switch (judge) {
    case 'vnu': return vnu.filter(fault => fault.includes(`/${address}:`));
    case 'html-validate': return htmlValidate(fs.readFileSync(path.join(site, address), 'utf8'), address);
    case 'links': return crawl(site, [address], 'gk/').filter(fault => !fault.startsWith('not reached') && !fault.includes('elsewhere: canary'));
    case 'phones': {
      // The other places keep the true number; this page takes the station's place.
      const station = CANARIES[index][1];
      const copy = path.join(site, station);
      const kept = fs.readFileSync(copy);
      fs.copyFileSync(path.join(site, address), copy);
      const found = phones(site, station);
      fs.writeFileSync(copy, kept);
      return found;
    }
    case 'stylelint': return style(sheet);
    case 'old browsers': return oldBrowsers(sheet);
    default: throw new Error(`no judge ${judge}`);
  }
}

CANARIES.forEach(([name, , , judges], index) => {
  test(`seen: ${name}`, async () => {
    for (const judge of judges) assert.ok((await faults(judge, index)).length > 0, `${judge} does not see it`);
  });
});

test('the pages without a defect are clean', () => {
  for (const station of ['stations/first.html', 'stations/second.html', 'stations/monthly.html']) assert.deepEqual(phones(SHOWCASE, station), []);
});
