// Print after GB/T 9704, measured on the PDF.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { launch, serve } from './lib/browser.mjs';
import { REAL, SHOWCASE } from './lib/sites.mjs';

let browser, server, page, folder;
before(async () => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'print-')); server = await serve({ '/real/': REAL, '/gk/': SHOWCASE }); browser = await launch(); page = await browser.newPage(); });
after(async () => { await browser.close(); server.close(); fs.rmSync(folder, { recursive: true }); });

async function pdf(address, dark = false, base = server.base) {
  const file = path.join(folder, 'a.pdf');
  await page.emulateMedia({ media: 'print', colorScheme: dark ? 'dark' : 'light' });
  await page.goto(`${base}/${address}`);
  await page.pdf({ path: file, preferCSSPageSize: true, tagged: true, outline: true });
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
  const sheets = xml.split('<page ').slice(1).map(part => [...part.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)].map(m => ({ x: +m[1], y: +m[2], right: +m[3], bottom: +m[4], text: m[5] })));
  return { file, info, sheets, text: execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }) };
}
const mm = points => points / 72 * 25.4;

test('margins, lines and characters of a full page', async () => {
  const { info, sheets } = await pdf('real/reports/fazhi-2023.html');
  assert.match(info, /Page size:\s+59[45].* x 84[12].*A4/);
  assert.match(info, /Tagged:\s+yes/);
  const words = sheets.flat();
  const left = mm(Math.min(...words.map(w => w.x)));
  assert.ok(Math.abs(left - 28) <= 1, `left ${left}`);
  const right = 210 - mm(Math.max(...words.map(w => w.right)));
  assert.ok(right >= 25.5, `right ${right}`);
  const full = sheets[1];
  const lines = [...new Set(full.map(w => Math.round(w.y / 3)))].length;
  assert.ok(Math.abs(lines - 22) <= 1, `${lines} lines`);
  const longest = Math.max(...full.map(w => [...w.text].length));
  assert.ok(Math.abs(longest - 28) <= 1, `${longest} characters`);
  assert.ok(297 - mm(Math.max(...words.map(w => w.bottom))) >= 33, 'bottom');
});

test('navigation is left out; title, metadata, state, address and history are printed', async () => {
  const { text } = await pdf('gk/notices/measures-new.html');
  const flat = text.replace(/\s+/g, '');
  for (const word of ['示例街法治宣传工作办法', '示街办〔2022〕1号', '现行有效', '2021-12-25', 'https://showcase.example/gk/notices/measures-new.html', '更正第三条的联系电话']) assert.ok(flat.includes(word), word);
  for (const word of ['跳到正文', '长者版', '服务站点', '网站地图']) assert.ok(!flat.includes(word), word);
  const withdrawn = await pdf('gk/notices/withdrawn.html');
  assert.match(withdrawn.text.split('\f')[0].replace(/\s+/g, ''), /本页已于2023年6月1日撤下/);
});

// The showcase at an address that is no example.
function addressed() {
  const site = path.join(folder, 'site'), settings = path.join(site, 'content/site.yaml');
  fs.cpSync(path.resolve(import.meta.dirname, '../sites/showcase'), site, { recursive: true });
  fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replaceAll('https://showcase.example/gk/', 'https://www.example.gov.cn/gk/'));
  execFileSync(process.env.GONGBAO ?? path.resolve(import.meta.dirname, '../../target/release/gongbao'), ['build', '--quiet', '--site', site, '--as-of', '2024-06-01'], { stdio: 'ignore' });
  return path.join(site, 'public');
}

test('the door sheet is one page, with a large phone and a QR code that leads to the station, when the address is no example', async () => {
  const site = await serve({ '/gk/': addressed() });
  const bases = [server.base, site.base];
  for (const [base, address] of [[1, 'gk/stations/first.sheet.html'], [1, 'gk/stations/second.sheet.html'], [0, 'gk/stations/first.sheet.html'], [0, 'real/stations/longxi-center.sheet.html']]) {
    const { file, info, sheets } = await pdf(address, false, bases[base]);
    assert.match(info, /Pages:\s+1\b/, address);
    const phone = sheets[0].find(word => /^(020-|12348)/.test(word.text));
    assert.ok(phone.bottom - phone.y >= 36, `${phone.text}: ${phone.bottom - phone.y} pt`);
    execFileSync('pdftoppm', ['-r', '120', '-png', '-singlefile', file, path.join(folder, 'sheet')]);
    const words = sheets[0].map(w => w.text).join('');
    const read = spawnSync('zbarimg', ['-q', '--raw', path.join(folder, 'sheet.png')], { encoding: 'utf8' }).stdout.trim();
    if (base) {
      assert.ok(read.endsWith(`/stations/${path.basename(address).replace('.sheet', '')}`), read);
      assert.ok(words.includes(read));
    } else {
      assert.equal(read, '', 'nobody is sent to an example');
      assert.doesNotMatch(words, /\.example/);
    }
  }
  site.close();
});

test('printed from dark mode it is black on white', async () => {
  await pdf('gk/notices/measures-new.html', true);
  const colours = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});
