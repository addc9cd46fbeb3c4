// Documents of one kind, or those that a search finds.
import { get, post } from './api.js';
import { fill, h, table } from './elements.js';
import { address, go, view } from './router.js';
import { ask, doing } from './told.js';
import { say } from './words.js';

const STEP = 200;

view('list', async (root, { kind, state, words }) => {
  const [site, { columns, documents }] = await Promise.all([get('site'), get('documents', { kind, state, words })]);
  const of = site.kinds.find(one => one.kind === kind);
  const states = [...new Set(documents.flatMap(found => [found.state, found.leaves && '待撤下']).filter(Boolean))];
  const filter = h('select', { 'aria-label': say('状态', 'State'), on: { change: event => go('list', { kind, words, state: event.target.value || null }) } },
    h('option', { value: '' }, say('全部状态', 'All states')), [...new Set([...states, state].filter(Boolean))].map(one => h('option', { value: one }, one)));
  filter.value = state ?? '';
  fill(root, h('div', { class: 'page-head' }, h('h1', {}, words ? say(`找到 ${documents.length} 篇：${words}`, `${documents.length} found: ${words}`) : of?.label ?? say('全部文件', 'All documents')),
    h('div', { class: 'actions' }, (states.length > 1 || state) && filter, of && doing(say(`新写一篇`, 'Write a new one'), () => make(site.kinds, kind), { class: 'main-action' }))));
  const place = h('div');
  root.append(place);
  if (documents.length) rows(place, columns, documents, STEP);
  else fill(place, h('div', { class: 'nothing' }, h('p', {}, words ? say('没有找到。换几个字试试。', 'Nothing found. Try other words.') : say('还没有内容。', 'Nothing here yet.'))));
});

function rows(place, columns, documents, count) {
  // States have a column of their own, as chips.
  const shown = columns.map((column, at) => ({ ...column, at })).filter(column => column.key !== 'state' && documents.some(found => found.cells[column.at]));
  fill(place, table(say('文件', 'Documents'), [say('标题', 'Title'), ...shown.map(column => column.label), say('状态', 'State'), say('检查', 'Checks')], documents.slice(0, count).map(found => [
    h('a', { href: address('document', { path: found.path }) }, found.title || say('没有标题', 'No title')), ...shown.map(column => found.cells[column.at] ?? ''),
    [found.draft && h('span', { class: 'chip is-draft' }, say('草稿', 'Draft')), found.state && !found.draft && h('span', { class: 'chip' }, found.state), !found.draft && plan(found)], checks(found.findings),
  ])), documents.length > count && doing(say(`再显示一些（共 ${documents.length} 篇）`, `Show more (of ${documents.length})`), async () => rows(place, columns, documents, count + STEP)));
}

/** What is to become of a document on a day to come. */
export function plan({ planned, leaves }) {
  if (planned) return h('span', { class: 'chip is-draft' }, say(`${planned} 发布`, `goes out ${planned}`));
  return leaves && h('span', { class: 'chip is-draft' }, say(`${leaves} 撤下`, `goes ${leaves}`));
}

/** How many findings a document has, in words. */
export function checks({ error = 0, warning = 0 } = {}) {
  if (error) return h('span', { class: 'mark is-error' }, say(`${error} 处要改`, `${error} to mend`));
  if (warning) return h('span', { class: 'mark is-warning' }, say(`${warning} 处核对`, `${warning} to check`));
  return h('span', { class: 'mark is-done' }, say('没有问题', 'Fine'));
}

/** Asks for kind and title, and opens the new document. */
export async function make(kinds, kind) {
  const select = h('select', {}, kinds.map(one => h('option', { value: one.kind }, one.label)));
  select.value = kind ?? kinds[0]?.kind;
  const answer = await ask(say('新写一篇', 'Write a new one'), [
    ['kind', say('种类', 'Kind'), select], ['title', say('标题', 'Title'), h('input', { required: true }), say('文件名由程序定，先是草稿，不会发布。', 'The file is named for you; it begins as a draft.')],
  ], { confirm: say('开始写', 'Begin') });
  if (!answer) return;
  const { path } = await post('document/new', answer);
  window.dispatchEvent(new Event('site'));
  await go('document', { path });
}
