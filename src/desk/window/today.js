// What is to do today.
import { get } from './api.js';
import { fill, h } from './elements.js';
import { pick } from './intake.js';
import { make } from './list.js';
import { address, view } from './router.js';
import { button } from './elements.js';
import { say } from './words.js';

const GROUPS = [
  ['question', () => say('等您回答', 'Waiting for your answer')], ['finding', () => say('要改正', 'To mend')], ['approval', () => say('等待审批', 'Waiting for approval')],
  ['draft', () => say('草稿', 'Drafts')], ['due', () => say('快到期', 'Falling due')],
];

const leads = item => ({
  approve: () => address('approve', { path: item.path }), list: () => address('list', { kind: item.of }), import: () => address('import', { id: item.id }),
}[item.action] ?? (() => address('document', { path: item.path })))();

view('today', async root => {
  const [{ items }, site] = await Promise.all([get('today'), get('site')]);
  const groups = GROUPS.map(([kind, words]) => [words(), items.filter(item => item.kind === kind)]).filter(([, found]) => found.length);
  const empty = site.kinds.every(kind => !kind.count);
  fill(root, h('div', { class: 'page-head' }, h('h1', {}, say('今天', 'Today')),
    h('div', { class: 'actions' }, button(say('导入 Word 文件', 'Bring a Word file'), pick, { class: 'main-action' }), button(say('新写一篇', 'Write a new one'), () => make(site.kinds)))),
  h('p', { class: 'lead' }, say('把 Word、WPS、Excel 文件拖到窗口里任何地方，就会变成一篇文件；拿不准的地方会问您。', 'Drop a Word, WPS or Excel file anywhere in this window; what is uncertain is asked.')),
  groups.length === 0 && h('div', { class: 'nothing' }, h('p', {}, empty ? say('网站建好了，还没有内容。', 'The site stands; there is nothing in it yet.') : say('今天没有要办的事。', 'Nothing to do today.'))),
  h('div', { class: 'columns' }, groups.map(([words, found]) => h('section', { class: 'card' }, h('h2', {}, words, h('span', { class: 'number' }, found.length)),
    h('ul', { class: 'todo' }, found.slice(0, 12).map(item => h('li', {}, h('a', { href: leads(item) }, item.title || item.words),
      item.title && h('p', { class: `help is-${item.level ?? 'hint'}` }, item.words.replace(`：${item.title}`, ''))))),
    found.length > 12 && h('p', { class: 'help' }, say(`还有 ${found.length - 12} 项`, `${found.length - 12} more`))))));
});
