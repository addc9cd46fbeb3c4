// What stock checkers do not see: reflow, clipping, targets, focus, line breaks. Each runs on an open page and gives faults.

// Everything visible must stand inside the window; wide tables scroll inside their own region.
export const reflow = page => page.evaluate(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) faults.push(`sideways scroll by ${root.scrollWidth - window.innerWidth}px`);
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if (element.closest('.gb-unseen, .gb-skip, svg') || style.display === 'inline') continue;
    const cut = (over, inner, outer) => /hidden|clip/.test(over) && inner > outer + 1;
    if (cut(style.overflowX, element.scrollWidth, element.clientWidth) || cut(style.overflowY, element.scrollHeight, element.clientHeight)) {
      faults.push(`text is clipped in <${element.localName} class="${element.className}">`);
    }
  }
  return faults;
});

// Links and buttons are large enough for a finger; links inside running text are exempt (WCAG 2.5.8).
export const targets = (page, least) => page.evaluate(least => {
  const faults = [];
  for (const element of document.querySelectorAll('a[href], button, summary, input')) {
    if (element.closest('.gb-skip') || element.classList.contains('gb-skip')) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || getComputedStyle(element).visibility === 'hidden') continue;
    const parent = element.parentElement;
    const own = (element.textContent ?? '').trim();
    const running = getComputedStyle(element).display === 'inline' && (parent.textContent ?? '').trim() !== own;
    if (running || element.closest('.gb-text, td, th')) continue;
    if (box.height < least - 0.5 || box.width < least - 0.5) faults.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${own.slice(0, 20)}`);
  }
  return faults;
}, least);

// Text is never small, lines never dense, and Chinese is set in a Chinese face.
export const type = (page, base) => page.evaluate(base => {
  const faults = [];
  const body = getComputedStyle(document.body);
  if (parseFloat(body.fontSize) < base) faults.push(`base ${body.fontSize} < ${base}px`);
  if (parseFloat(body.lineHeight) / parseFloat(body.fontSize) < 1.6) faults.push('lines of text are dense');
  const lang = /\/en\.html$/.test(location.pathname) ? 'en' : 'zh-CN';
  if (document.documentElement.lang !== lang) faults.push(`lang is not ${lang}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const style = getComputedStyle(node.parentElement);
    if (style.display === 'none' || node.parentElement.closest('script')) continue;
    if (parseFloat(style.fontSize) < 16) faults.push(`${style.fontSize}: ${node.data.trim().slice(0, 20)}`);
    if (/[\uE000-\uF8FF\uFFFD\u200B-\u200D\uFEFF]/.test(node.data)) faults.push(`stray character in ${node.data.trim().slice(0, 20)}`);
    if (/\p{Script=Han}[,;:!?()]\p{Script=Han}/u.test(node.data)) faults.push(`half-width punctuation in ${node.data.trim().slice(0, 20)}`);
    if (style.textAlign === 'justify') faults.push('justified text');
  }
  const h1 = document.querySelectorAll('h1');
  if (h1.length !== 1) faults.push(`${h1.length} h1`);
  else if (!document.title.replace(/^【.*?】/, '').startsWith(h1[0].textContent.replace(/^张贴页：/, '').trim())) faults.push(`title "${document.title}" is not of h1 "${h1[0].textContent}"`);
  return [...new Set(faults)];
}, base);

// No line begins with closing punctuation or ends with opening; tokens stay on one line.
export const breaks = page => page.evaluate(() => {
  const faults = [];
  const closing = '，。、；：？！）》」』】〕”’', opening = '（《「『【〔“‘';
  for (const element of document.querySelectorAll('main p, main li, main dd, main h1, main h2, main h3, main td, main th')) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last = null, lastCharacter = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.gb-unseen')) continue;
      for (let i = 0; i < node.data.length; i++) {
        if (!node.data[i].trim()) continue;
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const wrapped = last && box.left < last.left && box.top > last.bottom - 2;
        if (wrapped && closing.includes(node.data[i])) faults.push(`a line begins with ${node.data[i]} after ${lastCharacter}`);
        if (wrapped && opening.includes(lastCharacter)) faults.push(`a line ends with ${lastCharacter}`);
        last = box; lastCharacter = node.data[i];
      }
    }
  }
  for (const element of document.querySelectorAll('.gb-nb, time, a[href^="tel:"] .gb-nb')) {
    if (element.getClientRects().length > 1) faults.push(`broken over lines: ${element.textContent}`);
  }
  // Times, phones, document numbers and dates hold together wherever they stand.
  const tokens = /\d{1,2}:\d\d(?:[–—-]\d{1,2}:\d\d)?|0\d{2,3}-\d{7,8}|〔\d{4}〕\d+号|\d{4}-\d\d-\d\d/g;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('script, .gb-unseen, .gb-url, .gb-snippet')) continue;
    for (const match of node.data.matchAll(tokens)) {
      const range = document.createRange();
      range.setStart(node, match.index); range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
      if (tops.size > 1) faults.push(`broken over lines: ${match[0]}`);
    }
  }
  return [...new Set(faults)];
});

// Cells with words are never squeezed; numbers stand right.
export const tables = page => page.evaluate(() => {
  const faults = [];
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption?.textContent.trim()) faults.push('a table without caption');
    if (!table.querySelector('th')) faults.push('a table without header cells');
    for (const cell of table.querySelectorAll('th, td')) {
      const text = cell.textContent.trim();
      const size = parseFloat(getComputedStyle(cell).fontSize);
      if (text.length >= 4 && cell.clientWidth < 3 * size) faults.push(`narrow cell: ${text.slice(0, 12)}`);
      if (cell.localName === 'th' && !cell.scope) faults.push(`th without scope: ${text.slice(0, 12)}`);
      if (cell.localName === 'th' && !text) faults.push('empty th');
      if (/^-?[\d.]+$/.test(text) && cell.closest('tbody') && getComputedStyle(cell).textAlign !== 'right' && cell.classList.contains('num')) faults.push(`number not right-aligned: ${text}`);
    }
    if (!table.closest('[role=region][tabindex="0"]')) faults.push('a table that cannot be scrolled by keyboard');
  }
  return [...new Set(faults)];
});

// The page as markup: nothing that needs a script, nothing from elsewhere, words that say where a link goes.
export const markup = page => page.evaluate(() => {
  const faults = [];
  for (const script of document.scripts) if (script.type !== 'application/ld+json' && !(script.src && document.getElementById('search'))) faults.push('a script');
  for (const element of document.querySelectorAll('[style], [onclick], [onload], marquee, blink, iframe, object, embed, font')) faults.push(`<${element.localName}> or inline style/handler`);
  for (const link of document.querySelectorAll('a')) {
    const text = (link.textContent || link.getAttribute('aria-label') || '').trim();
    if (!text) faults.push('an empty link');
    if (/^(点击|点击这里|这里|查看|更多|here)$/.test(text)) faults.push(`vague link: ${text}`);
    if (/0\d{2,3}-\d{7,8}/.test(text) && !link.href.startsWith('tel:')) faults.push(`phone is no tel link: ${text}`);
  }
  for (const image of document.images) {
    const alt = image.getAttribute('alt') ?? '';
    if (!alt || alt === '图片' || /\.(png|jpe?g|gif|webp)$/i.test(alt) || /^\d+$/.test(alt) || alt.length > 60 || /表格|截图/.test(alt)) faults.push(`alt: "${alt}"`);
    if (!image.getAttribute('width') || !image.getAttribute('height')) faults.push(`no size: ${image.src}`);
  }
  if (!document.querySelector('a.gb-skip[href="#main"]') || document.body.firstElementChild?.className !== 'gb-skip') faults.push('no skip link first');
  for (const name of ['header', 'main', 'footer']) if (!document.querySelector(name)) faults.push(`no ${name}`);
  for (const nav of document.querySelectorAll('nav')) if (!nav.getAttribute('aria-label')) faults.push('a nav without label');
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.localName[1]);
  levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) faults.push(`heading level ${levels[i - 1]} to ${level}`); });
  for (const data of document.querySelectorAll('script[type="application/ld+json"]')) { try { JSON.parse(data.textContent); } catch { faults.push('broken JSON-LD'); } }
  return [...new Set(faults)];
});

// Walks the page by Tab: skip link first, every control once in order, each with a ring, none covered.
export async function keyboard(page) {
  const faults = [];
  const controls = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')].filter(e => e.getClientRects().length && !e.closest('details:not([open]) > :not(summary)'));
    shown.forEach((element, index) => { element.dataset.walk = index; });
    return shown.length;
  });
  for (let index = 0; index < controls; index++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        walk: element.dataset.walk, what: (element.textContent ?? '').trim().slice(0, 20), first: element.classList.contains('gb-skip'),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
      };
    });
    if (index === 0 && !at.first) faults.push('the first stop is not the skip link');
    if (at.walk !== String(index)) { faults.push(`stop ${index} is ${at.walk} (${at.what})`); break; }
    if (!at.ring) faults.push(`no ring on ${at.what}`);
    if (!at.seen) faults.push(`out of sight: ${at.what}`);
  }
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  return [...new Set(faults)];
}
