// A finding, shown where it belongs: what is wrong, on what it rests, what to do, and what can be done at once.
import { button, h } from './elements.js';
import { ask, doing } from './told.js';
import { say } from './words.js';

const LEVELS = { error: () => say('要改', 'Must mend'), warning: () => say('请核对', 'Please check'), hint: () => say('参考', 'Hint') };

/** `can`: mend(finding), later(finding, answer), show(finding), each left out where there is none. */
export function findingItem(finding, can = {}) {
  return h('li', { class: `finding is-${finding.level}` },
    h('p', {}, h('strong', { class: 'level' }, LEVELS[finding.level]?.() ?? finding.level), ' ', finding.message),
    finding.help && h('p', { class: 'help' }, finding.help),
    finding.basis && h('p', { class: 'help' }, say('依据：', 'Basis: '), finding.basis),
    (can.show || finding.fixable || finding.later) && h('p', { class: 'actions' },
      can.show && finding.block !== null && finding.block !== undefined && button(say('看这里', 'Show'), () => can.show(finding), { class: 'small' }),
      finding.fixable && can.mend && doing(say('一键改正', 'Mend it'), () => can.mend(finding), { class: 'small' }),
      finding.later && can.later && doing(say('稍后', 'Later'), () => later(finding, can.later), { class: 'small' })));
}

async function later(finding, keep) {
  const answer = await ask(say('稍后处理这一条', 'Leave this for later'), [
    ['reason', say('理由', 'Reason'), h('input', { required: true }), say('例如：原件如此，已请示。会记在网站设置里。', 'It is kept in the site’s settings.')],
    ['until', say('到哪一天', 'Until'), h('input', { type: 'date', required: true }), say('过了这一天，提示会再出现。', 'After that day it is told again.')],
  ], { text: finding.message, confirm: say('稍后处理', 'Leave for later') });
  if (answer) await keep(finding, answer);
}

/** `2 处要改，1 处请核对`. */
export function summary(findings) {
  const count = level => findings.filter(finding => finding.level === level).length;
  const errors = count('error'), warnings = count('warning');
  if (!errors && !warnings) return say('没有问题', 'Nothing to mend');
  return [errors && say(`${errors} 处要改`, `${errors} to mend`), warnings && say(`${warnings} 处请核对`, `${warnings} to check`)].filter(Boolean).join(say('，', ', '));
}
