// The page as it will be: standard, elder, phone and print, side by side.
import { get, post } from './api.js';
import { button, fill, h } from './elements.js';
import { address, view } from './router.js';
import { ask, doing } from './told.js';
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

/** Opens the page for one phone, once somebody agrees, and shows the code to scan. */
async function onPhone(place, path) {
  const yes = await ask(say('用手机看这一页？', 'Look at this page on a phone?'), [], { confirm: say('打开', 'Open'),
    text: say('连着同一个网络的手机扫码就能看这一页，草稿也能看；只能看，不能改，看不到别的页。第一台打开的手机以外都打不开，十分钟后自动关上。系统问是否允许访问网络时，选“专用网络”。', 'A phone in the same network reads this page by a code, drafts too: this page alone, nothing can be changed, only the first phone sees it, and it closes after ten minutes.') });
  if (!yes) return;
  const { address: link, code, minutes } = await post('phone/open', { path, consent: true });
  const shut = say('已经关上，手机上打不开了。', 'It is closed.');
  const timer = setTimeout(() => fill(place, h('p', { class: 'help' }, shut)), minutes * 60000);
  fill(place, h('h2', {}, say('用手机扫码', 'Scan it with a phone')), h('p', {}, h('img', { src: code, alt: say('这一页的二维码', 'The code of this page'), width: 240, height: 240 })),
    h('p', { class: 'help' }, say(`${minutes} 分钟后自动关上。手机要和这台电脑连同一个网络。`, `It closes after ${minutes} minutes. The phone has to be in the same network.`)), h('p', { class: 'help' }, link),
    h('p', { class: 'actions' }, doing(say('现在就关', 'Close it now'), async () => { await post('phone/close', {}); clearTimeout(timer); fill(place, h('p', { class: 'help' }, shut)); })));
  place.hidden = false;
}

view('preview', async (root, { path }) => {
  const found = await get('address', { path });
  const frame = (words, kind, source, whole) => {
    const inner = h('iframe', { ...SHUT, on: { load: shown }, src: source, title: words, class: `page is-${kind}`, loading: 'lazy' });
    return h('section', { class: `shown is-${kind}` }, h('div', { class: 'shown-head' }, h('h2', {}, words), whole ?? h('a', { href: source, target: '_blank', rel: 'noopener', 'aria-label': say(`单独打开：${words}`, `Open: ${words}`) }, say('单独打开', 'Open'))), h('div', { class: 'glass', 'data-wait': say('正在生成页面…', 'Building the page …') }, inner));
  };
  const print = h('iframe', { ...SHUT, src: found.print ?? found.standard, title: say('打印', 'Print'), class: 'page is-print', loading: 'lazy', on: { load: event => { if (!found.print) onPaper(print); shown(event); } } });
  const phone = h('section', { class: 'card', hidden: true, 'aria-live': 'polite' });
  fill(root, h('p', { class: 'crumb' }, h('a', { href: address('document', { path }) }, say('回到文件', 'Back to the document'))),
    h('div', { class: 'page-head' }, h('h1', {}, say('预览', 'Preview')), h('div', { class: 'actions' }, doing(say('用手机看', 'On a phone'), () => onPhone(phone, path)))), h('p', { class: 'lead' }, say('和发布以后一样，草稿也显示。改过以后先保存，这里就会变。', 'As it will be, drafts included.')), phone,
    h('div', { class: 'previews' }, frame(say('标准版', 'Standard'), 'standard', found.standard), found.elder && frame(say('长者版', 'Large type'), 'elder', found.elder),
      frame(say('手机', 'Phone'), 'phone', found.standard),
      h('section', { class: 'shown is-print' }, h('div', { class: 'shown-head' }, h('h2', {}, say('打印', 'Print')), button(say('打印这一页', 'Print it'), () => { const page = root.querySelector('iframe.is-standard').contentWindow; page.focus(); page.print(); }, { class: 'small' })), h('div', { class: 'glass', 'data-wait': say('正在生成页面…', 'Building the page …') }, print))));
});
