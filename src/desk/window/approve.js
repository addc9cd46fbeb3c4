// 三审三校: what waits at which stage, opinions on one document or on many, and what goes out on paper.
import { get, link, post, upload } from './api.js';
import { fill, h, labelled } from './elements.js';
import { checks } from './list.js';
import { address, show, view } from './router.js';
import { doing, fail, once, tell } from './told.js';
import { moment, say } from './words.js';

view('approve', async (root, { path }) => {
  const { stages, documents } = await get('approval/waiting');
  if (!stages.length) { unset(root); return; }
  const boxes = new Map();
  const paths = () => [...boxes].filter(([, box]) => box.checked).map(([one]) => one);
  const place = h('section', { class: 'card', 'aria-label': say('意见', 'Opinion') });
  const rows = documents.map(found => {
    const box = h('input', { type: 'checkbox', id: `a-${boxes.size}`, on: { change: () => opinion(place, stages, documents, paths()) } });
    // What was just finished is chosen, or else the first.
    box.checked = path ? found.path === path : boxes.size === 0;
    boxes.set(found.path, box);
    return h('li', {}, h('div', { class: 'check' }, box, h('label', { for: box.id }, h('strong', {}, found.title))),
      h('p', { class: 'help' }, found.kind_label, ' · ', h('a', { href: address('document', { path: found.path }) }, say('打开', 'Open')), ' · ', h('a', { href: address('preview', { path: found.path }) }, say('预览', 'Preview')), found.findings?.error > 0 && [' · ', checks(found.findings)]),
      found.returned && h('p', { class: 'help is-error' }, say(`${found.returned.name}（${found.returned.stage}）退回：${found.returned.opinion}`, `Sent back by ${found.returned.name} (${found.returned.stage}): ${found.returned.opinion}`)),
      steps(stages, found));
  });
  fill(root, h('h1', {}, say('审批', 'Approval')), h('p', { class: 'lead' }, say('谁在哪一步写了什么意见，都记在文件旁边。之后内容改动一个字，记录就作废，要重新审批。', 'Who said what at which stage is kept. Any later change voids it.')),
    documents.length === 0 ? h('div', { class: 'nothing' }, h('p', {}, say('没有等待审批的文件。草稿要先“定稿”；审批完的去交付。', 'Nothing waits. A draft is finished first; what is approved is handed over.')), h('p', {}, h('a', { class: 'button', href: '#/handover' }, say('去交付', 'Hand over')))) :
      h('div', { class: 'writing is-even' }, h('section', { 'aria-label': say('等待审批的文件', 'What waits') }, h('ul', { class: 'rows is-tall' }, rows)), place),
    back());
  if (documents.length) opinion(place, stages, documents, paths());
});

/** Who approves what goes out: nobody, the head, or the stages of 三审三校. */
export const approvers = () => h('select', {}, [['', say('先不设', 'Nobody yet')], ['head', say('负责人签发', 'The head signs')],
  ['three', say('三审三校：拟稿、初审、保密审查、复审、签发', 'Five stages: 拟稿, 初审, 保密审查, 复审, 签发')]].map(([value, words]) => h('option', { value }, words)));

/** An office without stages may set them; what it published before is not asked for them. */
function unset(root) {
  const choice = approvers();
  const set = doing(say('这样设', 'Set it'), async () => {
    await post('approval/stages', { approval: choice.value });
    tell(say('设好了。从今天起公布或修订的文件，办完这些环节才能交付。', 'Set. What is published or changed from today on needs them.'));
    await show();
  }, { class: 'main-action' });
  set.disabled = true;
  choice.addEventListener('change', () => { set.disabled = !choice.value; });
  fill(root, h('h1', {}, say('审批', 'Approval')), h('p', { class: 'lead' }, say('本单位没有设审批环节，定稿的文件可以直接交付。', 'No stages are set: what is finished can be handed over.')),
    h('p', {}, h('a', { class: 'button main-action', href: '#/handover' }, say('去交付', 'Hand over'))),
    h('section', { class: 'card' }, labelled(say('谁审批', 'Who approves'), choice, say('没有办完的，程序不让交付。', 'What lacks a stage is not handed over.')), h('p', { class: 'actions' }, set)));
}

/** The stages in a line, each with who did it; told by words and not by colour alone. */
export const steps = (stages, found) => h('ol', { class: 'steps' }, stages.map(stage => {
  const done = found.done.find(one => one.stage === stage.key), next = found.next === stage.key;
  return h('li', { class: done ? 'is-done' : next ? 'is-next' : '' }, h('span', { class: 'step' }, stage.label),
    h('span', { class: 'help' }, done ? say(`✓ ${done.name} ${moment(done.when).replace(/^\d+年/, '')}`, `✓ ${done.name} ${moment(done.when)}`) : next ? say('待办', 'next') : say('未到', 'later')));
}));

function opinion(place, stages, documents, paths) {
  const chosen = documents.filter(found => paths.includes(found.path));
  const nexts = [...new Set(chosen.map(found => found.next).filter(Boolean))];
  if (!chosen.length) { fill(place, h('p', { class: 'help' }, say('勾选一篇或几篇。', 'Choose one or more.'))); return; }
  const papers = h('div', { class: 'actions is-papers' }, h('a', { class: 'button', href: link('review', { paths }), download: '' }, say('生成送审文件', 'Make the review file')),
    h('a', { class: 'button', href: link('slip', { paths }), target: '_blank', rel: 'noopener' }, say('打印审批单', 'Print the slip')));
  if (nexts.length !== 1) {
    fill(place, h('h2', {}, nexts.length ? say('选的文件不在同一步', 'They are not at one stage') : say('审批已经完成', 'Approval is complete')),
      h('p', { class: 'help' }, nexts.length ? say('同一步的可以一起办。', 'Those at one stage can be done together.') : say('可以交付了。', 'It can be handed over.')), nexts.length === 0 && h('p', {}, h('a', { class: 'button main-action', href: '#/handover' }, say('去交付', 'Hand over'))), papers);
    return;
  }
  const stage = stages.find(one => one.key === nexts[0]), apart = [...new Set(chosen.flatMap(found => found.apart ?? []))];
  const name = h('input', { required: true, autocomplete: 'off' }), words = h('textarea', { rows: 2, required: true });
  words.value = say('同意', '同意');
  const pass = h('button', { class: 'main-action' }, say(`${stage.label}通过`, `Pass ${stage.label}`));
  const record = async returned => {
    await post('approve', { paths: chosen.map(found => found.path), stage: stage.key, name: name.value.trim(), opinion: words.value.trim(), ...(returned ? { returned } : {}) });
    tell(returned ? say('已退回，请起草的人改', 'Returned to be mended') : say(`${stage.label}已记下`, `${stage.label} recorded`));
    await show();
    document.querySelector('[data-view=approve] form input')?.focus();
  };
  // Who returns a text says why.
  const back_ = doing(say('退回', 'Return'), async () => {
    words.setCustomValidity(words.value.trim() === '同意' ? say('写明退回的原因', 'Say why it is returned') : '');
    if (form.reportValidity()) await record(true);
    words.setCustomValidity('');
  });
  const form = h('form', { class: 'form', on: { submit: event => { event.preventDefault(); once(pass, () => record(false)); } } }, h('h2', {}, say(`${stage.label}：${chosen.length} 篇`, `${stage.label}: ${chosen.length}`)),
  labelled(say('姓名或岗位', 'Name or post'), name, apart.length ? say(`不能是已经办过的：${apart.join('、')}`, `Not one who did another stage: ${apart.join(', ')}`) : null),
  labelled(say('意见', 'Opinion'), words), h('div', { class: 'actions' }, pass, back_));
  fill(place, form, h('h3', {}, say('审批人不用电脑或不用本程序', 'For those without this program')), h('p', { class: 'help' }, say('送审文件是一个网页，双击就能看和写意见；交回来的小文件在下面读入。', 'The review file opens in any browser; what comes back is read below.')), papers);
}

const back = () => {
  const input = h('input', { type: 'file' });
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      const { recorded, refused } = await upload('opinion', { name: file.name }, file);
      const lines = [...recorded.map(one => one.words ?? one), ...refused.map(one => one.words ?? one.why ?? one)];
      tell(lines.join('；') || say('里面没有意见', 'No opinion in it'), refused.length ? 'error' : 'done');
      await show();
    } catch (error) { fail(error); }
  });
  return h('section', { class: 'card' }, labelled(say('读入交回来的意见', 'Read an opinion that came back'), input, say('审批人交回来的小文件。文件改动过的，意见不算。', 'It counts only for the text that was reviewed.')));
};
