// The desk as the program serves it, on a folder of its own, and a browser window on it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { launch } from '../../pages/lib/browser.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const SHOWCASE = path.join(ROOT, 'tests/sites/showcase');
// Another server of the same contract can be tried with GONGBAO_DESK.
const command = () => (process.env.GONGBAO_DESK ?? `${process.env.GONGBAO ?? path.join(ROOT, 'target/debug/gongbao')} desk --no-open`).split(' ');

export const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'gongbao-desk-'));

/** Starts the desk on a site, or on none; `home` is where choosing a folder begins. */
export async function openDesk({ site, home = folder(), env = {} } = {}) {
  const [program, ...words] = command();
  const child = spawn(program, [...words, ...(site && !process.env.GONGBAO_DESK ? [site] : [])], { cwd: home, env: { ...process.env, GONGBAO_DESK_HOME: home, PORT: '0', ...env } });
  let told = '';
  const address = await new Promise((ready, refused) => {
    child.stdout.on('data', bytes => { told += bytes; const found = /http:\/\/127\.0\.0\.1:\d+\/?\S*/.exec(told); if (found) ready(found[0]); });
    child.stderr.on('data', bytes => { told += bytes; });
    child.on('exit', status => refused(new Error(`the desk ended with ${status}: ${told}`)));
  });
  const browser = await launch();
  return {
    home, site, address, origin: new URL(address).origin, told: () => told,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', ...options });
      // While the window is being changed, its files are taken from the folder and not from a program that was built before.
      if (process.env.GONGBAO_WINDOW) await context.route('**/window/*', route => route.fulfill({ path: path.join(process.env.GONGBAO_WINDOW, path.basename(new URL(route.request().url()).pathname)) }));
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.errors = [];
      page.on('pageerror', error => page.errors.push(String(error)));
      page.on('console', message => { if (message.type() === 'error') page.errors.push(message.text()); });
      await page.goto(address);
      await page.waitForSelector('.view h1');
      return page;
    },
    async close() { await browser.close(); child.kill(); },
  };
}

/** A copy of the showcase that may be written. */
export function showcase() {
  const site = folder();
  fs.cpSync(SHOWCASE, site, { recursive: true });
  return site;
}

/** Opens a view and waits until it stands. */
export async function view(page, hash) {
  await page.evaluate(next => { location.hash = next; }, hash);
  const name = hash.replace('#/', '').split('?')[0];
  await page.waitForSelector(`.view[data-view="${name}"] h1`);
  if (name === 'document') await page.waitForSelector('.prose, .plain-text');
}

export const documentOf = (page, path_) => view(page, `#/document?path=${encodeURIComponent(path_)}`);
