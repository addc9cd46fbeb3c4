// The page as it will be: standard, elder, phone and print, side by side.
import { get } from './api.js';
import { button, fill, h } from './elements.js';
import { address, view } from './router.js';
import { say } from './words.js';

// Pages are shown and printed; nothing in them runs, and no link leads out of its frame.
const SHUT = { sandbox: 'allow-same-origin allow-modals' };

/** Until a page is built, its frame says so. */
const shown = event => event.target.parentElement.classList.add('is-shown');

/** Shows a page as it is printed: its rules for paper hold, those for the screen do not. */
function onPaper(frame) {
  const page = frame.contentDocument;
  if (!page?.documentElement) return;
  const turn = rules => {
    for (const rule of rules) {
      if (rule.media && /print/.test(rule.media.mediaText)) rule.media.mediaText = 'all';
      else if (rule.media && /^(only )?screen/.test(rule.media.mediaText)) rule.media.mediaText = 'not all';
      if (rule.cssRules) turn(rule.cssRules);
    }
  };
  for (const sheet of page.styleSheets) {
    if (/print/.test(sheet.media.mediaText)) sheet.media.mediaText = 'all';
    turn(sheet.cssRules);
  }
  page.documentElement.style.padding = '20mm 18mm';
}

view('preview', async (root, { path }) => {
  const found = await get('address', { path });
  const frame = (words, kind, source, whole) => {
    const inner = h('iframe', { ...SHUT, on: { load: shown }, src: source, title: words, class: `page is-${kind}`, loading: 'lazy' });
    return h('section', { class: `shown is-${kind}` }, h('div', { class: 'shown-head' }, h('h2', {}, words), whole ?? h('a', { href: source, target: '_blank', rel: 'noopener', 'aria-label': say(`单独打开：${words}`, `Open: ${words}`) }, say('单独打开', 'Open'))), h('div', { class: 'glass', 'data-wait': say('正在生成页面…', 'Building the page …') }, inner));
  };
  const print = h('iframe', { ...SHUT, src: found.print ?? found.standard, title: say('打印', 'Print'), class: 'page is-print', loading: 'lazy', on: { load: event => { if (!found.print) onPaper(print); shown(event); } } });
  fill(root, h('p', { class: 'crumb' }, h('a', { href: address('document', { path }) }, say('回到文件', 'Back to the document'))),
    h('h1', {}, say('预览', 'Preview')), h('p', { class: 'lead' }, say('和发布以后一样，草稿也显示。改过以后先保存，这里就会变。', 'As it will be, drafts included.')),
    h('div', { class: 'previews' }, frame(say('标准版', 'Standard'), 'standard', found.standard), found.elder && frame(say('长者版', 'Large type'), 'elder', found.elder),
      frame(say('手机', 'Phone'), 'phone', found.standard),
      h('section', { class: 'shown is-print' }, h('div', { class: 'shown-head' }, h('h2', {}, say('打印', 'Print')), button(say('打印这一页', 'Print it'), () => { const page = root.querySelector('iframe.is-standard').contentWindow; page.focus(); page.print(); }, { class: 'small' })), h('div', { class: 'glass', 'data-wait': say('正在生成页面…', 'Building the page …') }, print))));
});
