// The desk: its frame, its ways, and what the whole window does (drop, language, search).
import { get } from './api.js';
import { button, fill, h } from './elements.js';
import { pick, take } from './intake.js';
import { address, go, mayLeave, show } from './router.js';
import { fail } from './told.js';
import { language, say, speak } from './words.js';
import './approve.js';
import './document.js';
import './handover.js';
import './history.js';
import './list.js';
import './preview.js';
import './publish.js';
import './start.js';
import './today.js';

async function frame() {
  speak(language());
  const site = await get('site');
  document.querySelector('[data-skip]').textContent = say('跳到正文', 'Skip to content');
  const words = h('input', { type: 'search', 'aria-label': say('找文件', 'Find documents'), placeholder: say('找文件：标题、文号、正文', 'Find: title, number, words') });
  const search = h('form', { role: 'search', class: 'search', on: { submit: event => { event.preventDefault(); if (words.value.trim()) go('list', { words: words.value.trim() }); } } }, words, h('button', {}, say('找', 'Find')));
  const nav = document.getElementById('side');
  const toggle = button(say('菜单', 'Menu'), () => toggle.setAttribute('aria-expanded', String(nav.classList.toggle('is-open'))), { class: 'menu-toggle', 'aria-expanded': 'false', 'aria-controls': 'side' });
  nav.addEventListener('click', event => { if (event.target.closest('a, button')) { nav.classList.remove('is-open'); toggle.setAttribute('aria-expanded', 'false'); } });
  fill(document.getElementById('top'), h('a', { class: 'brand', href: '#/today' }, site.open ? site.name : say('公报工作台', 'Gongbao desk')), site.open && toggle, site.open && search,
    button(language() === 'en' ? '中文' : 'English', async () => { if (await mayLeave().catch(fail)) { speak(language() === 'en' ? 'zh' : 'en'); await frame(); await show(); } }, { class: 'plain', lang: language() === 'en' ? 'zh-CN' : 'en' }));
  side(site);
  return site;
}

function side(site) {
  const way = (words, href, count) => h('li', {}, h('a', { href }, words, count > 0 && h('span', { class: 'number' }, count)));
  const nav = document.getElementById('side');
  nav.hidden = !site.open;
  nav.setAttribute('aria-label', say('主要去处', 'Main'));
  if (!site.open) return;
  fill(nav, h('ul', {}, way(say('今天', 'Today'), '#/today')),
    h('p', { class: 'side-head' }, say('写', 'Write')), h('ul', {}, site.kinds.map(kind => way(kind.label, address('list', { kind: kind.kind }), kind.count)), h('li', {}, button(say('导入文件', 'Bring a file'), pick, { class: 'as-way' }))),
    h('p', { class: 'side-head' }, say('办', 'Send')), h('ul', {}, way(say('审批', 'Approval'), '#/approve'), way(say('交付', 'Hand over'), '#/handover'), way(say('发布', 'Publish'), '#/publish')),
    h('p', { class: 'side-head' }, say('其他', 'Other')), h('ul', {}, way(say('回收站', 'Bin'), '#/bin'), way(say('换一个网站', 'Another site'), '#/start')));
}

/** A file may be dropped anywhere; where the text takes it, the text has it. */
function dropping() {
  const drop = document.getElementById('drop');
  const files = event => event.dataTransfer?.types.includes('Files');
  let depth = 0;
  const shown = on => { drop.hidden = !on; drop.firstElementChild.textContent = say('松开就导入，一起放进来的附件也认得', 'Let go to bring it in, attachments beside it too'); };
  window.addEventListener('dragenter', event => { if (files(event)) { depth++; shown(!event.target.closest?.('.editor')); } });
  window.addEventListener('dragleave', event => { if (files(event) && --depth <= 0) { depth = 0; shown(false); } });
  window.addEventListener('dragover', event => { if (files(event)) event.preventDefault(); });
  window.addEventListener('drop', event => {
    depth = 0;
    shown(false);
    if (!files(event) || event.defaultPrevented) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

window.addEventListener('site', () => frame().catch(fail));
dropping();
try {
  const site = await frame();
  if (!site.open) history.replaceState(null, '', '#/start');
  else if (!location.hash) history.replaceState(null, '', '#/today');
  await show();
} catch (error) { fail(error); }
