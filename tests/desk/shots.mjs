// Takes pictures: `node shots.mjs` those of the clerk's guide, `node shots.mjs DIR` every view at three widths.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Clerk } from './lib/clerk.mjs';
import { ROOT, documentOf, folder, openDesk, showcase, view } from './lib/desk.mjs';

const GUIDE = path.join(ROOT, 'docs/images/desk');
const files = folder();
execFileSync('/usr/bin/python3', ['-B', path.join(ROOT, 'tests/desk/documents.py'), files]);
const NOTICE = path.join(files, '关于开展法治宣传活动的通知.docx'), SHEET = path.join(files, '附件：活动场次安排表.xlsx');

async function guide() {
  fs.mkdirSync(GUIDE, { recursive: true });
  const desk = await openDesk({ home: folder(), env: { EMPTY: '1' } });
  const page = await desk.page({ viewport: { width: 1100, height: 720 } });
  // Small enough to be kept: JPEG of one screen.
  const shot = name => page.screenshot({ path: path.join(GUIDE, `${name}.jpg`), type: 'jpeg', quality: 62 });
  const clerk = new Clerk(page);
  await clerk.click('在这里新建网站');
  await shot('questions');
  await page.reload();
  await clerk.makeSite();
  await shot('today');
  await clerk.drop(NOTICE, SHEET);
  await clerk.at('import');
  await shot('import');
  await clerk.answer({ 图片: '居民在社区广场听法治讲座' });
  await page.waitForSelector('.prose table');
  await page.waitForTimeout(500);
  await shot('document');
  const address = page.url();
  await page.goto(address.replace('#/document', '#/preview'));
  await page.waitForSelector('.view[data-view=preview]');
  await page.waitForTimeout(1500);
  await shot('preview');
  await page.goto(address);
  await clerk.at('document');
  const finish = page.locator('.document-head .actions > :nth-child(3)');
  await finish.click();
  await clerk.at('approve');
  await shot('approve');
  await view(page, '#/handover');
  await shot('handover');
  await desk.close();
}

async function every(target) {
  fs.mkdirSync(target, { recursive: true });
  const desk = await openDesk({ site: showcase() });
  for (const [width, height] of [[1280, 800], [1920, 1080], [390, 844]]) {
    const page = await desk.page({ viewport: { width, height } });
    const first = async kind => (await page.evaluate(async one => (await fetch(`/api/documents?kind=${one}`)).json(), kind)).documents[0]?.path;
    const shot = name => page.screenshot({ path: path.join(target, `${name}-${width}.png`), fullPage: width === 390 });
    for (const name of ['today', 'start', 'bin', 'approve', 'handover', 'publish']) { await view(page, `#/${name}`); await page.waitForTimeout(200); await shot(name); }
    await view(page, '#/list?kind=notice');
    await shot('list');
    for (const kind of ['notice', 'station', 'report']) { await documentOf(page, await first(kind)); await page.waitForTimeout(400); await shot(kind); }
    for (const name of ['preview', 'history']) { await view(page, `#/${name}?path=${encodeURIComponent(await first('notice'))}`); await page.waitForTimeout(1200); await shot(name); }
    await new Clerk(page).drop(NOTICE, SHEET);
    await page.waitForSelector('.view[data-view=import]');
    await shot('import');
    await page.close();
  }
  await desk.close();
}

await (process.argv[2] ? every(path.resolve(process.argv[2])) : guide());
fs.rmSync(files, { recursive: true });
