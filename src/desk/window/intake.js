// Files that are dropped or chosen: each becomes a document, and what is uncertain in it is asked beside its text.
import { get, post, upload } from './api.js';
import { fill, h, labelled, name } from './elements.js';
import { address, go, view } from './router.js';
import { doing, fail, once, tell } from './told.js';
import { say } from './words.js';

/** What was read and not answered yet, by its number; the bytes stay with the program. */
const read = new Map();

export function pick() {
  const input = h('input', { type: 'file', multiple: true, id: 'pick', hidden: true });
  input.addEventListener('change', () => { take([...input.files]); input.remove(); });
  document.body.append(input);
  input.click();
}

/** The first file is the document; those beside it are its attachments. */
export async function take(files) {
  const [first, ...rest] = [...files].sort((one, other) => rank(one) - rank(other));
  if (!first) return;
  tell(say(`正在读 ${first.name} …`, `Reading ${first.name} …`));
  try {
    let found = await upload('import', { name: first.name }, first);
    if (found.refused) { tell(found.refused.words ?? found.refused, 'error'); return; }
    for (const file of rest) found = { ...found, ...await upload('import/file', { id: found.id, name: file.name }, file) };
    read.set(String(found.id), { ...found, beside: rest.map(file => file.name) });
    fill(document.getElementById('told'));
    await go('import', { id: found.id });
  } catch (error) { fail(error); }
}

/** A text comes before a table, a table before a picture. */
const rank = file => { const at = [/\.docx?$/i, /\.wps$/i, /\.(html?|ofd|rtf|txt)$/i, /\.(xlsx?|et|csv)$/i, /\.pdf$/i].findIndex(ending => ending.test(file.name)); return at < 0 ? 9 : at; };

view('import', async (root, { id }) => {
  const found = read.get(id) ?? await get('import', { id });
  const original = h('div', { class: 'original-text' }, (found.original ?? []).map(text => h('p', {}, text)));
  const controls = found.questions.map(question => ({ question, ...controlOf(question, found, text => point(original, text)) }));
  const done = h('button', { class: 'main-action' }, say('对照过了，写成文件', 'Compared; make the document'));
  const answers = () => Object.fromEntries(controls.map(({ question, value }) => [question.id, value()]).filter(([, value]) => value !== null && value !== ''));
  const form = h('form', { class: 'form', on: { submit: event => { event.preventDefault(); once(done, async () => {
    const { path, documents } = await post('import/answer', { id: found.id, answers: answers() });
    read.delete(id);
    window.dispatchEvent(new Event('site'));
    tell(say('写好了，请再看一遍', 'Made; please look at it once more'));
    await (path ? go('document', { path }) : go('list', { kind: documents?.[0]?.kind ?? found.kind }));
  }); } } },
  h('h2', {}, found.questions.length ? say(`${found.questions.length} 个问题`, `${found.questions.length} questions`) : say('没有要问的', 'Nothing to ask')),
  found.questions.length > 0 && h('p', { class: 'help' }, say('拿不准的不猜。暂时不知道的可以空着，写成草稿。', 'What is uncertain is not guessed. Leave empty what you do not know yet.')),
  controls.map(control => control.element),
  found.beside?.length > 0 && h('p', { class: 'help' }, say(`一起放进来的：${found.beside.join('、')}`, `Together with: ${found.beside.join(', ')}`)),
  h('div', { class: 'actions' }, done, doing(say('不要了', 'Drop it'), async () => { read.delete(id); await go('today'); })));
  fill(root, h('p', { class: 'crumb' }, h('a', { href: address('today') }, say('今天', 'Today'))), h('h1', {}, say(`导入：${found.name ?? ''}`, `Import: ${found.name ?? ''}`)),
    h('div', { class: 'writing' }, h('section', { class: 'writing-form', 'aria-label': say('问题', 'Questions') }, form, readOf(found), notesOf(found)),
      h('section', { class: 'writing-text', 'aria-label': say('原文', 'Original') }, h('h2', {}, say('原文', 'Original')), original)));
});

const isDay = question => question.type === 'date' || question.type === 'moment';

function controlOf(question, found, point_) {
  const pointed = { on: { focus: () => point_(question.read) } };
  const why = [question.read && say(`读到：${question.read}`, `Read: ${question.read}`), question.place, question.why].filter(Boolean).join(say('；', '; '));
  if (question.type === 'file') {
    const input = h('input', { type: 'file', ...pointed });
    let sent = null;
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return;
      try { await upload('import/file', { id: found.id, question: question.id, name: file.name }, file); sent = file.name; } catch (error) { fail(error); }
    });
    return { element: labelled(question.words, input, why), value: () => sent };
  }
  if (question.choices?.length) return choices(question, why, pointed);
  const input = question.type === 'yes-no' ? h('select', pointed, ['', say('是', 'Yes'), say('否', 'No')].map((words, index) => h('option', { value: ['', 'true', 'false'][index] }, words)))
    : h('input', { type: isDay(question) ? 'date' : 'text', ...pointed });
  return { element: labelled(question.words, input, why), value: () => input.value.trim() };
}

/** Choices as buttons to pick from, and a line for another answer where one may be written. */
function choices(question, why, pointed) {
  const group = name(), legend = name();
  const other = h('input', { type: isDay(question) ? 'date' : 'text', 'aria-label': say(`${question.words}：另写`, `${question.words}: other`), ...pointed });
  const radios = question.choices.map(choice => {
    const input = h('input', { type: 'radio', name: group, value: choice.value, id: name(), ...pointed });
    return { input, row: h('div', { class: 'check' }, input, h('label', { for: input.id }, choice.label)) };
  });
  const free = h('input', { type: 'radio', name: group, value: '', id: name() });
  other.addEventListener('input', () => { free.checked = true; });
  const element = h('fieldset', { class: 'field' }, h('legend', { id: legend }, question.words), why && h('p', { class: 'help' }, why), radios.map(({ row }) => row),
    question.closed ? null : h('div', { class: 'check' }, free, h('label', { for: free.id }, say('另写：', 'Other: ')), other));
  return { element, value: () => radios.find(({ input }) => input.checked)?.input.value ?? (free.checked ? other.value.trim() : '') };
}

/** Marks in the original what a question is about. */
function point(original, words) {
  for (const mark of original.querySelectorAll('mark')) mark.replaceWith(mark.textContent);
  if (!words) return;
  for (const paragraph of original.children) {
    const at = paragraph.textContent.indexOf(words);
    if (at < 0) continue;
    const text = paragraph.textContent, mark = h('mark', {}, words);
    fill(paragraph, text.slice(0, at), mark, text.slice(at + words.length));
    mark.scrollIntoView({ block: 'nearest' });
    return;
  }
}

const readOf = found => found.fields && Object.keys(found.fields).length > 0 && h('details', { class: 'more' }, h('summary', {}, say('已经读出的', 'What was read')),
  h('dl', { class: 'read' }, Object.entries(found.fields).map(([key, field]) => [h('dt', {}, field?.label ?? key), h('dd', {}, words(field?.value ?? field))])));
const words = value => Array.isArray(value) ? value.map(words).join('、') : value && typeof value === 'object' ? Object.values(value).map(words).join(' ') : String(value);
const notesOf = found => found.notes?.length > 0 && h('details', { class: 'more' }, h('summary', {}, say(`没有带过来的（${found.notes.length}）`, `What was left out (${found.notes.length})`)), h('ul', {}, found.notes.map(note => h('li', {}, note.words ?? note))));
