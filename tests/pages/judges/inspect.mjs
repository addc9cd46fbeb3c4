// All that is looked at on one open page, by name, so that a test can run them all and a canary the one that must see it.
import { axe } from './axe.mjs';
import { gaps, measure, torn } from './lines.mjs';
import { breaks, keyboard, markup, reflow, tables, targets, type } from './probe.mjs';

const WIDTHS = [[320, 640], [768, 1024], [1280, 800]];

export async function look(page, { width, height, scheme = 'light' }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: 'none', reducedMotion: 'reduce' });
}
const phone = page => look(page, { width: 375, height: 667 });

// Text of 32 pixels: every text grows, nothing is cut (WCAG 1.4.4).
async function enlargement(page, cdp) {
  await phone(page);
  const sizes = () => page.evaluate(() => [...document.querySelectorAll('main *, header *, footer *')].map(e => parseFloat(getComputedStyle(e).fontSize)));
  const small = await sizes();
  await cdp.send('Page.enable');
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const large = await sizes();
  const faults = await reflow(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  const stuck = small.filter((size, i) => large[i] < size * 1.9).length;
  return stuck ? [...faults, `${stuck} texts do not grow`] : faults;
}

// The distances of WCAG 1.4.12.
async function spacing(page) {
  await phone(page);
  const style = await page.evaluateHandle(() => {
    const style = document.createElement('style');
    style.textContent = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';
    document.head.append(style);
    return style;
  });
  const faults = await reflow(page);
  await style.evaluate(style => style.remove());
  return faults;
}

// Bars and borders of controls, in light and dark (WCAG 1.4.11).
async function bars(page) {
  const faults = [];
  for (const scheme of ['light', 'dark']) {
    await look(page, { width: 375, height: 667, scheme });
    faults.push(...(await page.evaluate(() => {
      const rgb = text => text.match(/[\d.]+/g).slice(0, 3).map(Number);
      const light = text => { const [r, g, b] = rgb(text).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
      const back = getComputedStyle(document.body).backgroundColor;
      const parts = [...document.querySelectorAll('.gb-bar rect')].map(e => ['a bar', getComputedStyle(e).fill]);
      parts.push(...[...document.querySelectorAll('.gb-links a, .gb-call, .gb-more, input')].map(e => ['a border', getComputedStyle(e).borderTopColor]));
      return [...new Set(parts.filter(([, colour]) => ratio(colour, back) < 3).map(([what, colour]) => `${what} of ${colour} is hardly seen`))];
    })).map(fault => `${scheme}: ${fault}`));
  }
  return faults;
}

export const LOOKS = {
  axe: async (page, cdp, { elder }) => {
    const faults = [];
    for (const [width, height] of WIDTHS) {
      for (const scheme of ['light', 'dark']) {
        await look(page, { width, height, scheme });
        faults.push(...(await axe(page, elder ? ['color-contrast-enhanced'] : [])).map(fault => `${width} ${scheme}: ${fault}`));
      }
    }
    return faults;
  },
  reflow: async page => {
    const faults = [];
    for (const [width, height] of [...WIDTHS, [320, 256], [375, 667]]) {
      await look(page, { width, height });
      faults.push(...(await reflow(page)).map(fault => `${width}×${height}: ${fault}`));
    }
    return faults;
  },
  breaks: async page => {
    const faults = [];
    for (const width of [320, 375, 1280]) {
      await look(page, { width, height: 667 });
      faults.push(...(await breaks(page)).map(fault => `${width}: ${fault}`));
    }
    return faults;
  },
  lines: async page => {
    const faults = [];
    for (const width of [320, 390, 768, 1280, 1920]) {
      await look(page, { width, height: 800 });
      for (const judge of [torn, measure, gaps]) faults.push(...(await judge(page)).map(fault => `${width}: ${fault}`));
    }
    return faults;
  },
  targets: async (page, cdp, { elder }) => { await phone(page); return targets(page, elder ? 60 : 44); },
  type: async (page, cdp, { elder }) => { await phone(page); return type(page, elder ? 22 : 18); },
  tables: async page => { await phone(page); return tables(page); },
  markup: async page => { await phone(page); return markup(page); },
  keyboard: async page => { await phone(page); return keyboard(page); },
  enlargement, spacing, bars,
};
