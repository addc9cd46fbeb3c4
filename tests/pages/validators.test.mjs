// Validators over every page, the stylesheet and the files beside the pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import zlib from 'node:zlib';
import { crawl } from './judges/links.mjs';
import { htmlValidate, nuCss, nuHtml, oldBrowsers, style } from './judges/validate.mjs';
import { POLICY, serve } from './lib/browser.mjs';
import { CSS, REAL, SHOWCASE, pages } from './lib/sites.mjs';

const none = faults => assert.deepEqual(faults, []);

for (const [name, site, base] of [['real', REAL, ''], ['showcase', SHOWCASE, 'gk/']]) {
  test(`${name}: Nu HTML checker, no error and no warning`, () => none(nuHtml(site)));
  test(`${name}: html-validate`, async () => {
    const faults = [];
    for (const page of pages(site)) faults.push(...await htmlValidate(fs.readFileSync(path.join(site, page), 'utf8'), page));
    none(faults);
  });
  test(`${name}: no dead link or anchor, no orphan, trees keep apart`, () => {
    assert.ok(pages(site).length > 60);
    none(crawl(site, pages(site), base));
  });
  test(`${name}: sitemap after its schema, every page once`, () => {
    const file = path.join(site, 'sitemap.xml');
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', path.resolve(import.meta.dirname, 'node_modules/sitemap/schema/sitemap.xsd'), file], { stdio: 'pipe' });
    const listed = [...fs.readFileSync(file, 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(m => m[1]);
    assert.equal(new Set(listed).size, listed.length);
    const url = JSON.parse(fs.readFileSync(path.join(site, 'data/catalog.jsonld'), 'utf8'))['@id'].replace('data/catalog.jsonld', '');
    const indexed = pages(site).filter(page => !fs.readFileSync(path.join(site, page), 'utf8').includes('content=noindex'));
    assert.deepEqual(listed.map(l => l.slice(url.length)).sort(), indexed.map(p => p.replace(/(^|\/)index\.html$/, '$1')).sort());
    assert.ok(fs.readFileSync(path.join(site, 'robots.txt'), 'utf8').includes(`Sitemap: ${url}sitemap.xml`));
  });
  test(`${name}: feed after RFC 4287`, () => {
    const feed = fs.readFileSync(path.join(site, 'feed.xml'), 'utf8');
    execFileSync('xmllint', ['--nonet', '--noout', path.join(site, 'feed.xml')], { stdio: 'pipe' });
    const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(m => m[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, date] of feed.matchAll(/<(?:updated|published)>(.*?)</g)) assert.match(date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });
  test(`${name}: data files can be read`, () => {
    for (const kind of ['stations', 'notices', 'reports', 'figures']) {
      const csv = fs.readFileSync(path.join(site, `data/${kind}.csv`), 'utf8');
      assert.ok(csv.startsWith('\uFEFF') && csv.endsWith('\r\n'));
      const rows = JSON.parse(fs.readFileSync(path.join(site, `data/${kind}.json`), 'utf8'));
      assert.equal(csv.trimEnd().split('\r\n').length, rows.length + 1, kind);
    }
  });
}

test('linkinator finds no broken link from the home page on', async () => {
  const { LinkChecker } = await import('linkinator');
  const server = await serve({ '/gk/': SHOWCASE });
  const checker = new LinkChecker();
  const result = await checker.check({ path: `${server.base}/gk/`, recurse: true, checkCss: true, checkFragments: true, linksToSkip: async link => !link.startsWith(server.base), timeout: 30000, concurrency: 10 });
  server.close();
  assert.ok(result.links.filter(link => link.state === 'OK').length > 100);
  none(result.links.filter(link => link.state === 'BROKEN').map(link => `${link.parent} → ${link.url}`));
});

test('stylesheet: Nu checker', () => none(nuCss(CSS)));
test('stylesheet: stylelint', async () => none(await style(CSS)));
test('stylesheet: old browsers', async () => none(await oldBrowsers(CSS)));
test('stylesheet: at most 6 KB gzipped, rings on :focus', () => {
  const css = fs.readFileSync(CSS);
  assert.ok(zlib.gzipSync(css, { level: 9 }).length <= 6144);
  assert.match(css.toString(), /a:focus[^{]*\{outline/);
  assert.doesNotMatch(css.toString(), /@import|url\(|@font-face|focus-visible/);
});

test('policy: csp_evaluator finds nothing grave', async () => {
  const { CspParser } = await import('csp_evaluator/dist/parser.js');
  const { CspEvaluator } = await import('csp_evaluator/dist/evaluator.js');
  const findings = new CspEvaluator(new CspParser(POLICY).csp).evaluate();
  none(findings.filter(finding => finding.severity <= 40).map(finding => finding.description));
});

test('JSON-LD type-checks against schema.org', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jsonld-'));
  const blocks = [];
  for (const site of [REAL, SHOWCASE]) {
    for (const page of pages(site)) {
      const data = /<script type=["']?application\/ld\+json["']?>(.*?)<\/script>/s.exec(fs.readFileSync(path.join(site, page), 'utf8'));
      if (data) blocks.push(data[1]);
    }
  }
  assert.ok(blocks.length >= 8);
  const types = blocks.map((block, i) => `const a${i}: WithContext<GovernmentOffice | CivicStructure> = ${block};\nvoid a${i};`);
  fs.writeFileSync(path.join(folder, 'a.ts'), `import type { CivicStructure, GovernmentOffice, WithContext } from 'schema-dts';\n${types.join('\n')}\n`);
  fs.symlinkSync(path.resolve(import.meta.dirname, 'node_modules'), path.join(folder, 'node_modules'));
  const tsc = path.resolve(import.meta.dirname, 'node_modules/.bin/tsc');
  try {
    execFileSync(tsc, ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2020', 'a.ts'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    assert.fail(error.stdout);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
