// The page's script and the program answer alike: one description of ranking, told twice. And what a page may open has a bound.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { page } from './measure.mjs';
import { PROGRAM, different, queries } from './same.mjs';

const SITE = process.env.GONGBAO_SHOWCASE;

test('200 queries have the same first ten in the script and in the program', async () => {
  const list = queries(SITE);
  assert.ok(list.length >= 200, `${list.length} queries`);
  assert.deepEqual(await different(SITE, list), []);
});

test('a page opens at most 60 fragments and the ten it shows, and says that it has not seen all', async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'gongbao-cap-'));
  fs.mkdirSync(path.join(root, 'content/notices'), { recursive: true });
  fs.writeFileSync(path.join(root, 'content/site.yaml'), 'name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n');
  // Each has all pairs of the query and never the whole.
  for (let i = 0; i < 150; i++) fs.writeFileSync(path.join(root, `content/notices/n${i}.md`), `---\ntitle: 通知${i}\npublished: 2024-01-01\n---\n第三。三条。条规。规定。定的。${`\n\n${'其他内容。'.repeat(100)}`.repeat(15)}\n`);
  execFileSync(PROGRAM, ['build', '--quiet', '--site', root, '--out', path.join(root, 'public')], { stdio: 'pipe' });
  const asked = page(path.join(root, 'public'));
  const answer = await asked.search('第三条规定的');
  const opened = asked.spent.files.filter(file => file.includes('/f/')).length;
  assert.ok(opened <= 70, `${opened} fragments`);
  assert.ok(answer.cut && !answer.exact && answer.items.length > 0 && answer.items.every(item => item.nearest));
  const whole = await page(path.join(root, 'public')).search('第三条规定的', { whole: true });
  assert.ok(!whole.cut && whole.items.every(item => item.nearest), 'nothing holds it');
  fs.rmSync(root, { recursive: true });
});
