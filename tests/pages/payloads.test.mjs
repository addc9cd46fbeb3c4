// Texts that try to run, in every place where text enters a site: nothing runs, nothing is asked of a stranger. The policy is
// switched off, so that the markup alone has to hold. GONGBAO_PAYLOADS names how many; 10,000 before a release.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { launch, serve } from './lib/browser.mjs';
import { payloads } from './payloads.mjs';

const COUNT = Number(process.env.GONGBAO_PAYLOADS ?? 60);
const PROGRAM = process.env.GONGBAO ?? path.resolve(import.meta.dirname, '../../target/release/gongbao');
// A site has a limit of topics, and what a rule refuses is looked for again and again; so they come in sites of so many.
const BATCH = 1000;
const site = fs.mkdtempSync(path.join(os.tmpdir(), 'gongbao-payloads-'));
const all = payloads(COUNT);
const ran = [], asked = [];
let browser, server, context;

const run = (...words) => spawnSync(PROGRAM, [...words, '--site', site, '--as-of', '2024-06-01', '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 30 });
const quoted = text => JSON.stringify(text).replaceAll('/', '\\/').replace(/[\u007f-\u009f]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const line = text => text.replace(/[\n\f\r]/g, ' ');

// Each place is a line of its own, so that one that is refused is taken out alone.
function notice(n, text, topical) {
  const t = quoted(`题 ${text}`);
  return ['---', `title: ${t}`, 'published: 2024-01-02', `summary: ${t}`, `keywords: [${t}]`, `source: ${t}`, `attachments: [{file: table.csv, title: ${t}}]`,
    `changes: [{date: 2024-03-01, note: ${t}}]`, `number: ${t}`, topical ? `topic: ${t}` : '# -', '---', `## 标题 ${line(text)}`, '', `正文 ${line(text)}`, '', line(text), '', `- 项 ${line(text)}`, '',
    `> 引 ${line(text)}`, '', `1. ${line(text)}`, '', `[文字](measures.html ${quoted(line(text))})`, '', `[文字](${line(text)})`, '', `![说明 ${line(text)}](photo.png ${quoted(line(text))})`, '',
    '| 名称 | 数 |', '|---|---|', `| ${line(text)} | 1 |`, '', `\`${line(text)}\``, '', `    ${line(text)}`, '', `正文的注[^n]`, '', `[^n]: ${line(text)}`];
}

function station(n, text) {
  const t = quoted(`站 ${text}`);
  return ['---', `title: ${t}`, 'published: 2024-01-02', `community: ${t}`, `address: ${t}`, `location: ${t}`, `phones: [${t}]`, `hours: ${t}`, `holidays: ${t}`, `services: [${t}]`, `bring: [${t}]`,
    `duty: [{days: 周三, who: ${t}}]`, `accessible: [${t}]`, `transport: ${t}`, `verified_by: ${t}`, '---', `一句话 ${line(text)}`];
}

function report(n, text) {
  const t = quoted(`报告 ${text}`);
  return ['---', `title: ${t}`, 'published: 2024-01-02', `year: ${1990 + n % 30}`, `summary: ${t}`, `figures: [{name: ${t}, value: 3, unit: ${t}}]`, '---', `## 一、${line(text)}`, '', line(text)];
}

// What a rule refuses is told and taken out; it goes on until the rest is taken.
function build(batch) {
  const files = new Map();
  const texts = all.slice(batch * BATCH, (batch + 1) * BATCH);
  texts.forEach((text, n) => {
    const [folder, make] = n % 6 < 4 ? ['notices', notice] : n % 6 < 5 ? ['stations', station] : ['reports', report];
    files.set(`content/${folder}/n${n}.md`, make(n, text, texts.length <= 240 || n % 6 === batch % 4));
  });
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(path.join(site, 'content/notices'), { recursive: true });
  const picture = path.resolve(import.meta.dirname, '../sites/showcase/content/notices/photo.png');
  fs.copyFileSync(picture, path.join(site, 'content/notices/photo.png'));
  fs.writeFileSync(path.join(site, 'content/notices/table.csv'), '名称,数\n甲,1\n');
  const org = quoted(line(texts[0]));
  fs.writeFileSync(path.join(site, 'content/site.yaml'), `name: ${org}\nurl: https://test.example/\norg:\n  name: ${org}\n`);
  let refused = 0;
  for (let round = 0; round < 40; round++) {
    for (const [name, lines] of files) { const file = path.join(site, name); fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, lines.join('\n') + '\n'); }
    const found = run('check', '--format', 'json').stdout.split('\n').filter(Boolean).map(text => JSON.parse(text)).filter(finding => finding.severity === 'error');
    if (!found.length) break;
    const gone = new Map();
    for (const finding of found) for (const place of finding.places) gone.set(finding.file, (gone.get(finding.file) ?? new Set()).add(place.line));
    for (const [name, rows] of gone) {
      const lines = files.get(name);
      // What is wrong with the file as a whole leaves it out as a whole.
      if (found.some(finding => finding.file === name && finding.code.startsWith('FILE-'))) { refused += lines?.length ?? 0; fs.rmSync(path.join(site, name)); files.delete(name); continue; }
      assert.ok(lines, `an error is not about a text of these: ${JSON.stringify(found.find(finding => JSON.stringify(finding).includes(name)))}`);
      for (const row of rows) {
        refused++;
        const text = lines[row - 1] ?? '';
        lines[row - 1] = /^title:/.test(text) ? `title: 题目 ${name}` : /^[a-z_]+:/.test(text) ? '# -' : '';
      }
    }
  }
  const built = run('build', '--quiet');
  assert.equal(built.status, 0, built.stdout + built.stderr);
  return refused;
}

before(async () => {
  fs.mkdirSync(path.join(site, 'public'), { recursive: true });
  server = await serve({ '/': path.join(site, 'public') });
  browser = await launch();
  context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 800 } });
  await context.exposeFunction('canaryRan', what => ran.push(what));
  await context.addInitScript(() => {
    window.canary = n => window.canaryRan(`${n} on ${location.pathname}`);
    for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.canaryRan(`${name} on ${location.pathname}`);
  });
  await context.route('**/*', route => {
    const url = new URL(route.request().url());
    if (url.origin === server.base) return route.continue();
    if (!['data:', 'blob:'].includes(url.protocol)) asked.push(`${url.href} of ${route.request().frame()?.url()}`);
    return route.abort();
  });
});
after(async () => { await browser?.close(); server?.close(); fs.rmSync(site, { recursive: true, force: true }); });

// Looks at an open page for what could run when somebody acts, and acts.
const provoke = () => {
  const strange = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) strange.push(`${element.localName} ${name}`);
      if (['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcset', 'poster', 'ping', 'background'].includes(name)) {
        let url;
        try { url = new URL(value, document.baseURI); } catch { continue; }
        if (!['http:', 'https:', 'mailto:', 'tel:', 'geo:', 'sms:'].includes(url.protocol) && !(element.localName === 'link' && url.protocol === 'data:')) strange.push(`${element.localName} ${name}=${value.slice(0, 80)}`);
      }
    }
    if (['iframe', 'object', 'embed', 'base', 'math', 'marquee', 'template', 'frameset', 'audio', 'video'].includes(element.localName)) strange.push(element.localName);
    if (element.localName === 'script' && element.type !== 'application/ld+json' && !/^(?:\.\.\/)*assets\/|^assets\//.test(element.getAttribute('src') ?? '')) strange.push(`script ${element.outerHTML.slice(0, 120)}`);
    if (element.localName === 'meta' && /refresh/i.test(element.httpEquiv)) strange.push('meta refresh');
    for (const type of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart', 'error', 'load']) element.dispatchEvent(new Event(type));
  }
  return strange;
};

test('no text runs and none asks a stranger, with the policy switched off', { timeout: 7_200_000 }, async () => {
  for (let batch = 0; batch * BATCH < COUNT; batch++) {
    const refused = build(batch);
    const pages = JSON.parse(fs.readFileSync(path.join(site, 'public/manifest.json'), 'utf8')).files.map(file => file.path).filter(file => file.endsWith('.html'));
    console.log(`  to text ${Math.min(COUNT, (batch + 1) * BATCH)}: ${pages.length} pages; ${refused} lines were refused by rules`);
    const strange = [];
    let next = 0;
    const worker = async () => {
      const page = await context.newPage();
      while (next < pages.length) {
        const address = pages[next++];
        await page.goto(`${server.base}/${encodeURI(address)}`, { waitUntil: 'load' });
        strange.push(...(await page.evaluate(provoke)).map(text => `${address}: ${text}`));
      }
      await page.close();
    };
    await Promise.all([worker(), worker()]);
    assert.deepEqual({ ran: ran.slice(0, 9), asked: asked.slice(0, 9), strange: strange.slice(0, 9) }, { ran: [], asked: [], strange: [] });
  }
});

test('nor as what is searched for, nor from the results that show it', { timeout: 3_600_000 }, async () => {
  const page = await context.newPage();
  const strange = [];
  for (let n = 0; n < COUNT; n += Math.max(1, Math.floor(COUNT / 30))) {
    for (const query of [all[n], all[n].replace(/[^a-z]/gi, ' ').trim().split(/ +/)[0]]) {
      await page.goto(`${server.base}/search.html?q=${encodeURIComponent(query.replace(/[\ud800-\udfff]/g, ''))}`);
      await page.waitForFunction(() => !/正在查找/.test(document.getElementById('found').textContent));
      strange.push(...await page.evaluate(provoke));
    }
  }
  await page.close();
  assert.deepEqual({ ran, asked, strange: strange.slice(0, 9) }, { ran: [], asked: [], strange: [] });
});

test('the canary is seen where markup would let it', async () => {
  const page = await context.newPage();
  server.extra.set('/canary.html', Buffer.from('<!doctype html><p>x<img src=x onerror=canary(7)><a href="javascript:canary(8)">x</a><img src=//canary.invalid/9>'));
  const before = [ran.length, asked.length];
  await page.goto(`${server.base}/canary.html`);
  assert.equal((await page.evaluate(provoke)).length, 2);
  await page.waitForTimeout(200);
  assert.ok(ran.length > before[0] && asked.length > before[1]);
  await page.close();
});
