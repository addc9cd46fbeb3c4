// The editor that is checked in is the one that `editor/build` writes, and whatever it is made of is named with its licence.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { ROOT, folder } from './lib/desk.mjs';

test('a fresh build gives the bytes that are checked in', () => {
  const fresh = path.join(folder(), 'editor.js');
  execFileSync(path.join(ROOT, 'editor/build'), [fresh], { stdio: 'inherit' });
  assert.ok(fs.readFileSync(fresh).equals(fs.readFileSync(path.join(ROOT, 'src/desk/window/editor.js'))), 'run editor/build');
});

test('every package of the editor stands with its licence', () => {
  const listed = fs.readFileSync(path.join(ROOT, 'THIRD-PARTY.md'), 'utf8');
  const { packages } = JSON.parse(fs.readFileSync(path.join(ROOT, 'editor/package-lock.json'), 'utf8'));
  for (const [place, { version, dev }] of Object.entries(packages)) {
    if (place && !dev) assert.ok(listed.includes(`| ${place.replace('node_modules/', '')} | ${version} |`), `${place}: run tests/licenses/write.py`);
  }
});

test('the window asks for nothing that browsers of Kylin and UOS lack', () => {
  // Their syntax: esbuild has nothing to write otherwise for Chromium 90, which only spreads wrongly in an optional call.
  const editor = path.join(ROOT, 'editor'), window_ = path.join(ROOT, 'src/desk/window');
  if (!fs.existsSync(path.join(editor, 'node_modules'))) execFileSync('npm', ['ci', '--silent'], { cwd: editor });
  const written = (name, target) => execFileSync(path.join(editor, 'node_modules/.bin/esbuild'), [path.join(window_, name), `--target=${target}`, '--minify-whitespace', '--supported:optional-chain=true', '--charset=utf8', '--log-level=error'], { encoding: 'utf8', maxBuffer: 1e8 });
  for (const name of fs.readdirSync(window_).filter(one => /\.(js|css)$/.test(one))) assert.equal(written(name, 'chrome90,firefox90'), written(name, 'esnext'), name);
  // Their objects and rules: Chromium 90 has none of these.
  const style = fs.readFileSync(path.join(ROOT, 'src/desk/window/desk.css'), 'utf8');
  for (const lacks of [':has(', '@container', 'color-mix(', '@layer', ' dvh', ' cqw']) assert.ok(!style.includes(lacks), `desk.css: ${lacks}`);
  for (const name of fs.readdirSync(path.join(ROOT, 'src/desk/window')).filter(one => one.endsWith('.js'))) {
    const script = fs.readFileSync(path.join(ROOT, 'src/desk/window', name), 'utf8');
    for (const lacks of ['structuredClone(', '.at(', '.findLast', 'Object.hasOwn(', '.showPicker', 'toSorted(', 'groupBy(', ' static {']) assert.ok(!script.includes(lacks), `${name}: ${lacks}`);
  }
});
