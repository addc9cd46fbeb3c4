// Takes the pictures: `node shots.mjs` those of the README, `node shots.mjs DIR [NAME…]` every template, or those whose names
// hold a word: a phone in light, dark and large type, a desk in light and dark, paper.
import fs from 'node:fs';
import path from 'node:path';
import { launch, serve } from './lib/browser.mjs';
import { REAL, SHOWCASE, TEMPLATES } from './lib/sites.mjs';

const README = path.resolve(import.meta.dirname, '../../docs/images');
const server = await serve({ '/real/': REAL, '/gk/': SHOWCASE });
const browser = await launch();

async function shoot(file, address, { width, height, scheme = 'light', media = 'screen', whole = false }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.emulateMedia({ media, colorScheme: scheme });
  await page.goto(`${server.base}/${address}`);
  await page.screenshot({ path: file, fullPage: whole });
  await page.close();
}

const [folder, ...words] = process.argv.slice(2);
const LOOKS = {
  phone: { width: 390, height: 844, whole: true },
  'phone-dark': { width: 390, height: 844, scheme: 'dark', whole: true },
  desk: { width: 1280, height: 800, whole: true },
  'desk-dark': { width: 1280, height: 800, scheme: 'dark', whole: true },
  paper: { width: 590, height: 836, media: 'print', whole: true },
};
if (folder) {
  fs.mkdirSync(folder, { recursive: true });
  const wanted = TEMPLATES.filter(({ name }) => !words.length || words.some(word => name.includes(word)));
  for (const { name, site, address, elder } of wanted) {
    const from = `${site === REAL ? 'real' : 'gk'}/${address}`;
    const file = name.replaceAll(/[ ,/]+/g, '-').replace('.html', '');
    for (const [look, view] of Object.entries(LOOKS)) {
      // Paper is the same from both trees.
      if (!(elder && look === 'paper')) await shoot(path.join(folder, `${file}-${look}.png`), from, view);
    }
  }
} else {
  fs.mkdirSync(README, { recursive: true });
  await shoot(path.join(README, 'home.png'), 'real/index.html', { width: 1280, height: 800 });
  await shoot(path.join(README, 'report.png'), 'real/reports/fazhi-2023.html', { width: 1280, height: 800 });
  await shoot(path.join(README, 'station-phone.png'), 'gk/stations/first.html', { width: 375, height: 667 });
  await shoot(path.join(README, 'elder-phone.png'), 'real/zz/index.html', { width: 375, height: 667 });
}
await browser.close();
server.close();
