// The slow gate: judges that take longer. `GONGBAO_REAL=… GONGBAO_SHOWCASE=… node --test slow.test.mjs`, see ../README.md.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { Audit } from '@siteimprove/alfa-act';
import { Playwright } from '@siteimprove/alfa-playwright';
import rules from '@siteimprove/alfa-rules';
import { launch, serve } from '../lib/browser.mjs';
import { REAL, SHOWCASE, TEMPLATES } from '../lib/sites.mjs';

const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const ACE = fs.readFileSync(new URL('./node_modules/accessibility-checker-engine/ace.js', import.meta.url), 'utf8');
// AAA: larger contrast and targets are judged on the elder tree by axe and the probes; a phone number is no paragraph.
const LEFT_OUT = /sia-r(66|73|111)$/;

let browser, server, page;
before(async () => {
  server = await serve({ '/real/': REAL, '/gk/': SHOWCASE });
  browser = await launch();
  page = await (await browser.newContext({ bypassCSP: true, viewport: { width: 375, height: 667 } })).newPage();
});
after(async () => { await browser.close(); server.close(); });
const url = t => `${server.base}/${t.site === REAL ? 'real' : 'gk'}/${t.address}`;

async function ibm() {
  await page.evaluate(ACE);
  return page.evaluate(async () => {
    const report = await new window.ace.Checker().check(document, ['WCAG_2_2']);
    return report.results.filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL').map(r => `${r.ruleId}: ${r.message} ${r.path.dom}`);
  });
}

async function alfa() {
  const input = await Playwright.toPage(await page.evaluateHandle(() => window.document));
  const outcomes = [...await Audit.of(input, rules).evaluate()];
  assert.ok(outcomes.some(outcome => outcome.outcome === 'passed'), 'alfa looked at nothing');
  return outcomes.filter(o => o.outcome === 'failed' && !LEFT_OUT.test(o.rule.uri)).map(o => `${o.rule.uri}: ${o.target}`);
}

for (const template of TEMPLATES) {
  test(`${template.name}: IBM and Alfa`, async () => {
    await page.goto(url(template));
    assert.deepEqual(await ibm(), []);
    assert.deepEqual(await alfa(), []);
  });
}

test('both still see: an image without alt, faint text', async () => {
  await page.goto(url(TEMPLATES.find(t => t.name === 'notice with all')));
  await page.evaluate(() => { document.querySelector('img').removeAttribute('alt'); document.querySelector('h1').style.color = '#ccc'; });
  assert.ok((await ibm()).length > 0);
  assert.ok((await alfa()).length > 1);
});

for (const name of ['home', 'notice with all', 'station', 'report']) {
  test(`${name}: Lighthouse`, async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lighthouse-'));
    const file = path.join(folder, 'report.json');
    // Not the synchronous call: the server runs in this process.
    await promisify(execFile)(process.execPath, [path.resolve(import.meta.dirname, 'node_modules/lighthouse/cli/index.js'), url(TEMPLATES.find(t => t.name === name)),
      '--quiet', '--no-enable-error-reporting', '--output=json', `--output-path=${file}`, `--chrome-flags=${FLAGS} --user-data-dir=${folder}`],
    { env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' } });
    const scores = Object.fromEntries(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')).categories).map(([key, value]) => [key, value.score]));
    fs.rmSync(folder, { recursive: true });
    assert.equal(scores.accessibility, 1, JSON.stringify(scores));
    assert.ok(scores.performance >= 0.98, JSON.stringify(scores));
    assert.ok(scores['best-practices'] >= 0.95, JSON.stringify(scores));
  });
}
