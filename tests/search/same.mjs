// The page's script and the program give the same answers: the same queries go through both, and the first ten are compared.
//
// usage: GONGBAO=… node same.mjs SITE_DIR [QUERIES_JSON]    SITE_DIR is a built site; without queries 200 are made from the site
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { page } from './measure.mjs';

const HERE = import.meta.dirname;
export const PROGRAM = process.env.GONGBAO ?? path.join(HERE, '../../target/release/gongbao');

// Everyday names, questions, and what stands in the site: whole, in part, in another order, with spaces, in digits.
export function queries(site) {
  const names = fs.readFileSync(path.join(HERE, '../../crates/search/src/names.txt'), 'utf8').split('\n').filter(line => line.includes('=') && !line.startsWith('#')).map(line => line.split('=')[0]);
  const asked = fs.readFileSync(path.join(HERE, 'questions.txt'), 'utf8').split('\n').filter(line => line && !/^[#=]/.test(line)).map(line => line.split('#')[0]);
  const folder = path.join(site, 'search');
  const index = fs.readdirSync(folder).map(name => path.join(folder, name, 'f')).find(name => fs.existsSync(name));
  const texts = fs.readdirSync(index).sort().map(name => fs.readFileSync(path.join(index, name), 'utf8').match(/[\u4e00-\u9fff]{8,}/g) || []).flat();
  const bent = texts.flatMap((text, i) => [text.slice(0, 2 + (i % 6)), text.slice(4, 8) + text.slice(0, 4), `${text.slice(0, 2)} ${text.slice(5, 8)}`, `请问${text.slice(1, 7)}怎么办`]);
  const some = (list, count) => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / count)) === 0).slice(0, count);
  const fixed = ['社保', '低保', 'falvyuanzhu', 'fal援助', 'flyz', '法律原助', '援助法律', '法律援助', '三十日', '30日', '2023年', '圖書館', '12348', '，', '魑魅魍魉', 'gongzuozhan', 'gggz', 'x', '周末', '律师'];
  return [...fixed, ...some(names, 50), ...some(asked, 40), ...some(bent, 90)];
}

export async function different(site, list) {
  const asked = page(site), out = [];
  for (const q of list) {
    const answer = await asked.search(q, { whole: true });
    const lines = execFileSync(PROGRAM, ['search', '--limit', '10', '--json', '--quiet', '--out', site, '--', q], { encoding: 'utf8' }).trim().split('\n').filter(Boolean);
    const program = lines.map(line => JSON.parse(line).address), script = answer.items.map(item => item.card[1]);
    if (JSON.stringify(program) !== JSON.stringify(script)) out.push({ q, program, script });
  }
  return out;
}

if (process.argv[1] === import.meta.filename) {
  const [site, file] = process.argv.slice(2);
  const list = file ? JSON.parse(fs.readFileSync(file)).map(({ q }) => q) : queries(site);
  const found = await different(site, list);
  for (const { q, program, script } of found) console.log(`${q}\n  program ${program.join(' ')}\n  script  ${script.join(' ')}`);
  console.log(`${found.length} of ${list.length} differ`);
  process.exitCode = found.length ? 1 : 0;
}
