// Two versions of one file: what stands in the file now, and what was typed here. Neither is lost.
import { post } from './api.js';
import { h } from './elements.js';
import { show } from './router.js';
import { doing, tell } from './told.js';
import { say } from './words.js';

/** Words that came and went. */
export const marked = differences => h('div', { class: 'difference' }, (differences ?? []).map(({ text, change }) =>
  change === 'added' ? h('ins', {}, text) : change === 'removed' ? h('del', {}, text) : h('span', {}, text)));

/** Shows both and resolves to whether the view may be left. */
export function conflict(root, { theirs, ours, merged, differences }, { path, content }) {
  root.querySelector('.conflict')?.remove();
  return new Promise(answer => {
    const take = async (words, body) => {
      await post('document/save', { ...body, path, digest: theirs.digest });
      tell(words);
      box.remove();
      answer(true);
      await show();
    };
    const box = h('section', { class: 'notice conflict', role: 'alert' },
      h('h2', {}, say('这份文件在别处也改了', 'This file was changed elsewhere too')),
      h('p', {}, say('下面标出两边的不同：绿色是这里写的，红色是文件里现有的。什么都还没有覆盖。', 'The differences are marked: green is from here, red is in the file. Nothing was overwritten.')),
      marked(differences),
      h('p', { class: 'actions' },
        merged !== null && merged !== undefined && doing(say('两边都要', 'Keep both'), () => take(say('两边的改动都保存了', 'Both were saved'), { whole: merged, fields: {} }), { class: 'main-action' }),
        doing(say('用这里的', 'Use mine'), () => take(say('已保存这里的写法', 'Saved as written here'), ours ? { whole: ours, fields: {} } : content)),
        doing(say('用文件里的', 'Use the file’s'), async () => { await post('document/journal', { path, digest: theirs.digest, drop: true }); box.remove(); answer(true); await show(); }),
        doing(say('先不管', 'Not now'), async () => { box.remove(); answer(false); })));
    root.prepend(box);
    box.scrollIntoView();
  });
}
