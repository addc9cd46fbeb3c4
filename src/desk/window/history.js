// Earlier versions of a document: what changed, and the way back.
import { get, post } from './api.js';
import { button, fill, h } from './elements.js';
import { marked } from './merge.js';
import { address, go, view } from './router.js';
import { doing, fail, tell } from './told.js';
import { moment, say, size } from './words.js';

view('history', async (root, { path }) => {
  const [versions, document_] = await Promise.all([get('versions', { path }), get('document', { path })]);
  const place = h('section', { class: 'card', 'aria-live': 'polite' }, h('p', { class: 'help' }, say('选一个版本，看它和现在有什么不同。', 'Choose a version to see how it differs from now.')));
  const buttons = new Map();
  const look = async version => {
    try {
      for (const [id, one] of buttons) one.setAttribute('aria-pressed', String(id === version.id));
      const { differences } = await get('version', { path, id: version.id, against: 'now' });
      fill(place, h('h2', {}, say(`${moment(version.when)} 到现在`, `${moment(version.when)} until now`)),
        h('p', { class: 'help' }, say('绿色是后来加的，红色是后来删的。', 'Green came since, red went.')), marked(differences),
        h('p', { class: 'actions' }, doing(say('恢复成这个版本', 'Bring this version back'), async () => {
          await post('version/restore', { path, id: version.id });
          tell(say('已恢复。恢复前的也留着。', 'Brought back; what stood before is kept too.'));
          await go('document', { path });
        }, { class: 'main-action' })));
    } catch (error) { fail(error); }
  };
  fill(root, h('p', { class: 'crumb' }, h('a', { href: address('document', { path }) }, document_.title)), h('h1', {}, say('历史版本', 'History')),
    versions.length === 0 ? h('div', { class: 'nothing' }, h('p', {}, say('还没有以前的版本。每次保存都会留一份。', 'No earlier version yet. Each save keeps one.'))) :
      h('div', { class: 'writing' }, h('ol', { class: 'versions', 'aria-label': say('版本', 'Versions') }, versions.map(version => h('li', {},
        buttons.set(version.id, button([h('strong', {}, moment(version.when)), ' ', h('span', { class: 'help' }, [version.words, size(version.bytes)].filter(Boolean).join(' · '))], () => look(version), { class: 'version' })).get(version.id)))), place));
  if (versions.length) await look(versions[0]);
});

view('bin', async root => {
  const rows = await get('bin');
  fill(root, h('h1', {}, say('回收站', 'Bin')), h('p', { class: 'lead' }, say('移到这里的文件不会发布，随时可以取回。', 'What lies here is not published and can be brought back.')),
    rows.length === 0 ? h('div', { class: 'nothing' }, h('p', {}, say('是空的。', 'It is empty.'))) : h('ul', { class: 'rows' }, rows.map(row => h('li', {},
      h('div', {}, h('strong', {}, row.title || row.path), h('p', { class: 'help' }, moment(row.when))),
      doing(say('取回', 'Bring back'), async () => { const answer = await post('bin/restore', { id: row.id }); window.dispatchEvent(new Event('site')); tell(say('已取回', 'Brought back')); await go('document', { path: answer.path ?? row.path }); }, { 'aria-label': say(`取回 ${row.title}`, `Bring back ${row.title}`) })))));
});
