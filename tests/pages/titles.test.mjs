// Titles as a street office writes them, on a phone and on a desk: no word is torn, no character stands alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { torn } from './judges/lines.mjs';
import { launch, serve } from './lib/browser.mjs';
import { pages } from './lib/sites.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROGRAM = process.env.GONGBAO ?? path.join(ROOT, 'target/release/gongbao');
// Before a release: a file with a title a line.
const TITLES = process.env.GONGBAO_TITLES ? fs.readFileSync(process.env.GONGBAO_TITLES, 'utf8').split('\n').filter(Boolean) : [
  '示例街道办事处关于印发《重大行政决策程序规定》的通知',
  '关于做好2025年度城乡居民基本医疗保险参保缴费工作的通告',
  '示例街道2024年第三季度低保对象名单公示',
  '关于开展房屋建筑和市政基础设施工程安全生产大检查的通知',
  '示例街道办事处政府信息公开指南',
  '关于调整辖区内河涌两岸违法建设拆除工作领导小组成员的通知',
  '示例街综合行政执法队行政处罚裁量权适用规则（试行）',
  '关于公开征求《示例街道社区养老服务设施建设三年行动方案》意见的公告',
  '示例街道2023年度部门决算公开说明',
  '关于龙舟活动期间临时交通管制的通告',
  '示例街道人民调解委员会调解员选聘公告',
  '关于印发示例街道突发公共卫生事件应急预案的通知',
  '关于废止《示例街道流动人员和出租屋管理办法》的决定',
  '示例街第六次全国人口普查领导小组办公室工作总结',
  '关于申报2025年度示例区文明单位和文明社区的通知',
  '示例街道殡葬管理和公益性墓地建设实施细则',
];

test('no title tears a word, in lists, on pages and beside them', { timeout: 900_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'titles-'));
  fs.mkdirSync(path.join(folder, 'content/notices'), { recursive: true });
  const settings = fs.readFileSync(path.join(ROOT, 'tests/sites/showcase/content/site.yaml'), 'utf8');
  fs.writeFileSync(path.join(folder, 'content/site.yaml'), settings.replace(/^(nav|footer|topics|page_size|redirects):.*\n(?:  .*\n)*/gm, ''));
  TITLES.forEach((title, i) => fs.writeFileSync(path.join(folder, `content/notices/n${i}.md`), `---\ntitle: ${JSON.stringify(title)}\npublished: 2024-0${1 + i % 5}-1${i % 9}\n---\n\n为做好工作，制定本文件。\n`));
  const site = path.join(folder, 'public');
  execFileSync(PROGRAM, ['build', '--quiet', '--site', folder, '--out', site, '--as-of', '2024-06-01'], { stdio: 'pipe' });
  const server = await serve({ '/': site });
  const browser = await launch();
  const page = await browser.newPage();
  const faults = new Set();
  let seen = 0;
  for (const address of pages(site).filter(address => /^(zz\/)?(notices|catalogue)\//.test(address))) {
    await page.goto(`${server.base}/${address}`);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const fault of await torn(page)) faults.add(`${width}: ${fault}`);
      seen += 1;
    }
  }
  await browser.close();
  server.close();
  fs.rmSync(folder, { recursive: true });
  assert.ok(seen > TITLES.length * 3);
  assert.deepEqual([...faults], []);
});
