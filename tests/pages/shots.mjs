// Takes the pictures: `node shots.mjs` those of the README, `node shots.mjs DIR` every template on phone and desk, light and dark.
import fs from 'node:fs';
import path from 'node:path';
import { launch, serve } from './lib/browser.mjs';
import { REAL, SHOWCASE, TEMPLATES } from './lib/sites.mjs';

const README = path.resolve(import.meta.dirname, '../../docs/images');
const server = await serve({ '/real/': REAL, '/gk/': SHOWCASE });
const browser = await launch();

async function shoot(file, address, { width, height, scheme = 'light', whole = false }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.goto(`${server.base}/${address}`);
  await page.screenshot({ path: file, fullPage: whole });
  await page.close();
}

const folder = process.argv[2];
if (folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, site, address } of TEMPLATES) {
    const from = `${site === REAL ? 'real' : 'gk'}/${address}`;
    const file = name.replaceAll(/[ ,/]+/g, '-').replace('.html', '');
    await shoot(path.join(folder, `${file}-phone.png`), from, { width: 375, height: 667, whole: true });
    await shoot(path.join(folder, `${file}-desk.png`), from, { width: 1280, height: 800, scheme: 'dark', whole: true });
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
