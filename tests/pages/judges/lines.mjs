// Lines as they fall on a screen: none tears a word, none has one character alone, none is too short or too long to read;
// and the gaps between things are of the scale. Each runs on an open page and gives faults.

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

// What has to break at words: titles, headings, what stands on cards.
export const TITLES = 'h1, main h2, main h3, main h4, .gb-brand, .gb-crumbs a, .gb-list > li > a, .gb-cards h2 a, .gb-tasks a, .gb-tasks p, .gb-beside a, .gb-toc a, .gb-call, .gb-note a, .gb-figures a, .gb-catalogue th';

// The lines of each element that is seen, as texts.
const linesOf = (page, selector) => page.evaluate(selector => [...document.querySelectorAll(selector)].map(element => {
  const lines = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('.gb-unseen')) continue;
    let at = 0;
    for (const character of node.data) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at += character.length);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      if (!last || box.top > last.bottom - 2 || box.bottom < last.top + 2) lines.push('');
      lines[lines.length - 1] += character;
      last = box;
    }
  }
  return lines.map(line => line.trim()).filter(Boolean);
}).filter(lines => lines.length > 1), selector);

// The words of a text that stand over the end of a line.
export function tornWords(lines) {
  const text = lines.join('');
  const ends = new Set();
  lines.slice(0, -1).reduce((at, line) => { ends.add(at + line.length); return at + line.length; }, 0);
  return [...WORDS.segment(text)].filter(({ segment, index }) => /\p{Script=Han}/u.test(segment) && [...segment].some((_, i) => i && ends.has(index + i))).map(({ segment }) => segment);
}

// No word is torn, and no last line has one character alone.
export async function torn(page, selector = TITLES) {
  const faults = [];
  for (const lines of await linesOf(page, selector)) {
    for (const word of tornWords(lines)) faults.push(`torn: ${word} in ${lines.join('／')}`);
    if ([...lines.at(-1).replace(/[，。、；：？！）》」』】〕”’]+$/u, '')].length === 1) faults.push(`alone: ${lines.join('／')}`);
  }
  return [...new Set(faults)];
}

// A line of text holds 12 to 42 characters.
export const measure = page => page.evaluate(() => {
  const faults = [];
  for (const element of document.querySelectorAll('.gb-text p, .gb-text li, .gb-text blockquote, .gb-lead, main > p:not([class]), .gb-note p')) {
    const style = getComputedStyle(element);
    if (element.closest('table, figure') || element.querySelector('.gb-more') || !element.getClientRects().length) continue;
    const characters = (element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / parseFloat(style.fontSize);
    // A text that is short ends before its line does.
    const range = document.createRange();
    range.selectNodeContents(element);
    const widest = Math.max(...[...range.getClientRects()].map(box => box.width)) / parseFloat(style.fontSize);
    if (characters < 12) faults.push(`lines of ${characters.toFixed(1)}: ${element.textContent.trim().slice(0, 16)}`);
    if (widest > 42) faults.push(`lines of ${widest.toFixed(1)}: ${element.textContent.trim().slice(0, 16)}`);
  }
  return [...new Set(faults)];
});

// Every distance is one of the scale: 4, 8, 12, 16, 24, 40.
export const gaps = page => page.evaluate(() => {
  const SCALE = [0, 4, 8, 12, 16, 24, 40];
  const faults = [];
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if (!element.getClientRects().length || element.closest('.gb-unseen, .gb-skip, svg')) continue;
    const centred = style.marginLeft === style.marginRight && parseFloat(style.marginLeft) > 0;
    const parts = ['marginTop', 'marginBottom', 'paddingTop', 'paddingBottom', 'paddingLeft', 'paddingRight', 'rowGap', 'columnGap', ...(centred ? [] : ['marginLeft', 'marginRight'])];
    for (const part of parts) {
      const value = Math.abs(parseFloat(style[part]) || 0);
      if (!SCALE.some(step => Math.abs(step - value) < 0.1)) faults.push(`${part} of ${value} on <${element.localName} class="${element.className}">`);
    }
  }
  // The marks between crumbs stand as far from the one as from the other.
  for (const link of document.querySelectorAll('.gb-crumbs li:not(:last-child) a')) {
    const range = document.createRange();
    range.selectNodeContents(link);
    const room = Math.round(link.getBoundingClientRect().right - Math.max(...[...range.getClientRects()].map(box => box.right)));
    if (!SCALE.includes(room)) faults.push(`${room} before the mark after ${link.textContent}`);
  }
  return [...new Set(faults)];
});
