// The page as it will be: standard, elder, phone and print, side by side.
import { get } from './api.js';
import { button, fill, h } from './elements.js';
import { address, view } from './router.js';
import { say } from './words.js';

view('preview', async (root, { path }) => {
  const found = await get('address', { path });
  const frame = (words, kind, source, whole) => {
    const inner = h('iframe', { src: source, title: words, class: `page is-${kind}`, loading: 'lazy' });
    return h('section', { class: `shown is-${kind}` }, h('div', { class: 'shown-head' }, h('h2', {}, words), whole ?? h('a', { href: source, target: '_blank', rel: 'noopener', 'aria-label': say(`${words}，在新窗口打开`, `${words}, in a window of its own`) }, say('单独打开', 'Open'))), h('div', { class: 'glass' }, inner));
  };
  const print = h('iframe', { src: found.print ?? found.standard, title: say('打印', 'Print'), class: 'page is-print', loading: 'lazy' });
  fill(root, h('p', { class: 'crumb' }, h('a', { href: address('document', { path }) }, say('回到文件', 'Back to the document'))),
    h('h1', {}, say('预览', 'Preview')), h('p', { class: 'lead' }, say('和发布以后一样，草稿也显示。改过以后先保存，这里就会变。', 'As it will be, drafts included.')),
    h('div', { class: 'previews' }, frame(say('标准版', 'Standard'), 'standard', found.standard), found.elder && frame(say('长者版', 'Large type'), 'elder', found.elder),
      frame(say('手机', 'Phone'), 'phone', found.standard),
      h('section', { class: 'shown is-print' }, h('div', { class: 'shown-head' }, h('h2', {}, say('打印', 'Print')), button(say('打印这一页', 'Print it'), () => { print.contentWindow.focus(); print.contentWindow.print(); }, { class: 'small' })), h('div', { class: 'glass' }, print))));
});
