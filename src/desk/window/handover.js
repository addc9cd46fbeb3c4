// What goes to the portal, in words before anything is made; the package, its receipt.
import { get, link, post } from './api.js';
import { fill, h } from './elements.js';
import { address, view } from './router.js';
import { doing, tell } from './told.js';
import { moment, say, size } from './words.js';

/** `新增 1 篇、修改 2 篇`. */
export function inWords({ added = [], changed = [], withdrawn = [], removed = [] }) {
  const count = list => Array.isArray(list) ? list.length : list;
  const parts = [[added, '新增', 'new'], [changed, '修改', 'changed'], [withdrawn, '撤下', 'withdrawn'], [removed, '删除', 'removed']].filter(([list]) => count(list) > 0);
  if (!parts.length) return say('没有变化', 'Nothing changed');
  return parts.map(([list, zh, en]) => say(`${zh} ${count(list)} 篇`, `${count(list)} ${en}`)).join(say('、', ', '));
}

const listed = (words, list, level) => list?.length > 0 && h('section', { class: `card ${level ?? ''}` }, h('h2', {}, words, h('span', { class: 'number' }, list.length)),
  h('ul', { class: 'todo' }, list.map(one => h('li', {}, one.path ? h('a', { href: address('document', { path: one.path }) }, one.title || one.path) : one.title ?? one, one.why && h('p', { class: 'help' }, one.why)))));

view('handover', async root => {
  const [plan, receipts] = await Promise.all([get('handover/plan'), get('receipts')]);
  const none = !['added', 'changed', 'withdrawn'].some(key => plan[key]?.length);
  const place = h('div', { 'aria-live': 'polite' });
  const hand = doing(say('打包交付', 'Make the package'), async () => {
    const made = await post('handover', {});
    tell(say('文件包打好了', 'The package is made'));
    fill(place, h('section', { class: 'card is-good' }, h('h2', {}, say(`第 ${made.number ?? ''} 次交付的文件包`, `Package ${made.number ?? ''}`)),
      h('p', {}, say('把它交给门户，先看里面的交付单 summary.html。', 'Give it to the portal; look at summary.html first.')),
      h('p', { class: 'actions' }, h('a', { class: 'button main-action', href: link('handover/file', { name: made.file }), download: made.file }, say(`保存 ${made.file}`, `Save ${made.file}`)), made.bytes && h('span', { class: 'help' }, size(made.bytes))),
      made.receipt && h('p', { class: 'help' }, say(`回执：${made.receipt}`, `Receipt: ${made.receipt}`))));
    hand.hidden = true;
  }, { class: 'main-action' });
  fill(root, h('div', { class: 'page-head' }, h('h1', {}, say('交付', 'Hand over')), h('div', { class: 'actions' }, !none && hand)),
    h('p', { class: 'plan' }, inWords(plan)), place,
    h('div', { class: 'columns' }, listed(say('新增', 'New'), plan.added), listed(say('修改', 'Changed'), plan.changed), listed(say('撤下', 'Withdrawn'), plan.withdrawn), listed(say('这次不放进去', 'Left out'), plan.refused, 'is-warned')),
    h('h2', {}, say('以前的交付', 'Earlier')), receipts.length === 0 ? h('p', { class: 'help' }, say('还没有交付过。', 'None yet.')) : h('ul', { class: 'rows' }, receipts.map(receipt => h('li', {},
      h('div', {}, h('strong', {}, say(`第 ${receipt.number} 次`, `No. ${receipt.number}`)), ' ', moment(receipt.when), h('p', { class: 'help' }, inWords(receipt))),
      receipt.file && h('a', { class: 'button small', href: link('handover/file', { name: receipt.file }), download: receipt.file }, say('文件包', 'Package'))))));
});
