// The clerk who never saw a terminal: from an empty folder to an approved package, in at most 40 actions.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { Clerk } from './lib/clerk.mjs';
import { ROOT, folder, openDesk } from './lib/desk.mjs';

const MOST = 40;

/** Who approves, as the office says when it begins. */
const FIVE = '三审三校：拟稿、初审、保密审查、复审、签发', HEAD = '负责人签发', NOBODY = null;

let files;
before(() => {
  files = folder();
  execFileSync('/usr/bin/python3', ['-B', path.join(ROOT, 'tests/desk/documents.py'), files]);
});
after(() => fs.rmSync(files, { recursive: true }));

/** A desk on an empty folder, with a clerk before it. */
async function begin(approval, run) {
  const desk = await openDesk({ home: folder(), env: { EMPTY: '1' } });
  const page = await desk.page({ acceptDownloads: true });
  const clerk = new Clerk(page);
  try {
    await clerk.makeSite(approval);
    await run(clerk, page, desk);
    console.log(`${clerk.actions} actions:\n  ${clerk.done.join('\n  ')}`);
    assert.ok(clerk.actions <= MOST, `${clerk.actions} actions`);
    for (const words of clerk.done) assert.doesNotMatch(words, /content\/|\.md|\.yaml|gongbao |---/, 'a path, YAML or a command');
  } catch (error) {
    error.message += `\nafter: ${clerk.done.join('; ')}\n${await page.locator('#main').innerText().catch(() => '')}`.slice(0, 3000);
    throw error;
  } finally { await desk.close(); }
}

/** A zip's names stand in it as they are, since a package is stored and not compressed. */
const holds = (file, words) => fs.readFileSync(file).includes(Buffer.from(words));

test('a notice that came as a Word file, with table, picture and attachment', () => begin(FIVE, async (clerk, page) => {
  await clerk.drop(path.join(files, '关于开展法治宣传活动的通知.docx'), path.join(files, '附件：活动场次安排表.xlsx'));
  await clerk.answer({ 图片: '居民在社区广场听法治讲座' });
  await page.waitForSelector('.prose table');
  assert.equal(await page.locator('.prose .picture > img').count(), 1);
  assert.match(await page.locator('[data-field=attachments]').innerText(), /xlsx/);
  await clerk.approve();
  const { plan, file } = await clerk.handOver();
  assert.match(plan, /新增 1 篇/);
  assert.ok(holds(file, '关于开展2024年法治宣传活动的通知') && holds(file, '组织法治讲座') && holds(file, '.xlsx'));
}));

test('a station, typed into its form', () => begin(NOBODY, async (clerk, page) => {
  await clerk.click('服务站点', page.locator('#side'));
  await clerk.at('list');
  await clerk.click('新写一篇', page.locator('.view'));
  await clerk.type('标题', '某某社区公共法律服务工作站', page.locator('dialog'));
  await clerk.click('开始写', page.locator('dialog'));
  await clerk.at('document');
  for (const [key, text] of [['address', '某某市某某区某某街道某某路1号'], ['phones', '020-00000001'], ['hours', '周一至周五9:00-12:00，14:00-17:30']]) {
    const field = page.locator(`[data-key=${key}]`);
    if (!await field.isVisible()) await clerk.click('更多项目');
    await field.fill(text);
    clerk.did(`type ${text}`);
  }
  await clerk.approve();
  const { plan, file } = await clerk.handOver();
  assert.match(plan, /新增 1 篇/);
  assert.ok(holds(file, '某某社区公共法律服务工作站'));
}));

test('the yearly report that came as a Word file', () => begin(HEAD, async (clerk, page) => {
  await clerk.drop(path.join(files, '2023年政府信息公开工作年度报告.docx'));
  await clerk.answer();
  await page.waitForSelector('.figures input');
  await clerk.approve();
  const { plan, file } = await clerk.handOver();
  assert.match(plan, /新增 1 篇/);
  assert.ok(holds(file, '2023年政府信息公开工作年度报告'));
}));

test('a notice that was handed over is withdrawn', () => begin(FIVE, async (clerk, page) => {
  await clerk.drop(path.join(files, '关于开展法治宣传活动的通知.docx'), path.join(files, '附件：活动场次安排表.xlsx'));
  await clerk.answer({ 图片: '居民在社区广场听法治讲座' });
  await clerk.approve();
  await clerk.handOver();
  // Only the way of the withdrawal is counted here; the way to the first package is counted above.
  const before_ = clerk.done.splice(0);
  await clerk.click('政策文件', page.locator('#side'));
  await clerk.at('list');
  await clerk.click('关于开展2024年法治宣传活动的通知', page.locator('.view'));
  await clerk.at('document');
  await clerk.click('更多', page.locator('.menu'));
  await clerk.click('撤下', page.locator('.menu'));
  await clerk.type('原因', '附件放错，更正后重新发布', page.locator('dialog'));
  await clerk.click('撤下', page.locator('dialog'));
  await page.waitForSelector('.chip:has-text("撤下")');
  await clerk.approve();
  const { plan } = await clerk.handOver();
  assert.match(plan, /撤下 1 篇/);
  assert.ok(before_.length + clerk.actions > 0);
}));
