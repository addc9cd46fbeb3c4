// The text of a document: the editor where its script loads, a plain text area where it does not.
import { get, post } from './api.js';
import { fill, h, typed } from './elements.js';
import { ask } from './told.js';
import { say } from './words.js';

/** `context`: path, files(list). */
export async function textOf(document_, changed, context) {
  const label = say('正文', 'Text');
  try {
    const { mount } = await import('./editor.js');
    return editor(mount, document_, changed, context, label);
  } catch (error) {
    console.error(error);
    return plain(document_, changed, label);
  }
}

function editor(mount, document_, changed, context, label) {
  const keys = h('p', { class: 'unseen', id: 'text-keys' }, say('按 Esc 到格式栏。表格里按 Tab 到下一格，按 Enter 到下面一格。', 'Escape leads to the format bar. In a table Tab leads to the next cell, Enter to the one below.'));
  const element = h('div', { class: 'editor' }, keys);
  const folder = document_.path.split('/').slice(0, -1).join('/');
  const made = mount(element, {
    blocks: document_.blocks, say, label, describedBy: 'text-keys', change: changed, files: context.files,
    read: async pasted => (await post('paste', pasted)).blocks,
    picture: src => /^(https?:|data:|blob:)/.test(src) ? src : `/api/picture?path=${encodeURIComponent(`${folder}/${src}`)}`,
    chip: text => { const figure = figureOf(context.figures, text); return figure ? `${figure.value ?? ''}${figure.unit ?? ''}` : null; },
    ask: { link: linkForm, picture: () => choosePicture(context.files), table: tableForm, note: noteForm, figure: context.figures ? () => figureForm(context.figures()) : null },
  });
  return {
    element, content: () => ({ blocks: made.blocks().blocks }), snapshot: made.blocks, touched: made.touched, mark: made.mark, show: made.show, picture: made.picture,
    saved: ({ sent }, blocks) => { if (blocks) made.saved(sent, blocks); }, destroy: made.destroy,
  };
}

const figureOf = (figures, text) => { const found = /^\{\{(.+)\}\}$/.exec(text); return found ? figures?.().find(figure => figure.id === found[1]) : null; };

async function tableForm() {
  const count = value => h('input', { type: 'number', min: '1', max: '40', value, required: true });
  const answer = await ask(say('插入表格', 'Insert a table'), [
    ['caption', say('标题', 'Caption'), h('input'), say('显示在表格上面，表号自动编', 'Above the table; it is numbered for you')],
    ['rows', say('行数，含表头', 'Rows, with the header'), count('3')], ['columns', say('列数', 'Columns'), count('3')],
  ]);
  return answer && { caption: answer.caption, rows: Math.max(2, Number(answer.rows)), columns: Number(answer.columns) };
}

const noteForm = () => ask(say('脚注', 'Footnote'), [['text', say('脚注内容', 'Its text'), h('input', { required: true })]]);

const figureForm = figures => ask(say('引用一个数', 'Use a figure'), [
  ['id', say('哪一个数', 'Which one'), h('select', {}, figures.map(figure => h('option', { value: figure.id }, `${figure.name} ${figure.value ?? ''}${figure.unit ?? ''}`))), say('数改了，正文里的跟着改', 'The text follows the figure')],
]);

function choosePicture(files) {
  const input = h('input', { type: 'file', accept: 'image/*' });
  input.addEventListener('change', () => files([...input.files]));
  input.click();
}

/** Where a link leads: an address, or another document by title. */
async function linkForm({ href, asksWords }) {
  const offers = h('datalist', { id: 'link-offers' }), known = new Map();
  const target = h('input', { value: href, list: 'link-offers', required: true });
  typed(target, async () => {
    if (!target.value.trim() || /^https?:/.test(target.value)) return;
    const { documents } = await get('documents', { words: target.value });
    for (const found of documents) known.set(found.title, found.path);
    fill(offers, documents.slice(0, 12).map(found => h('option', { value: found.title })));
  });
  const judge = () => target.setCustomValidity(/^[a-z][a-z0-9+.-]*:/i.test(target.value.trim()) && !/^(https?|mailto|tel):/i.test(target.value.trim())
    ? say('只能链接到网页、邮箱、电话和本站文件', 'Only pages, mail, phones and documents can be linked') : '');
  target.addEventListener('input', judge);
  const controls = [['href', say('网址，或本站文件的标题', 'Address, or title of a document'), target]];
  if (asksWords) controls.unshift(['words', say('显示的文字', 'Words'), h('input', { required: true })]);
  document.body.append(offers);
  const answer = await ask(say('链接', 'Link'), controls);
  offers.remove();
  if (!answer) return null;
  const path = known.get(answer.href);
  return { words: answer.words, href: path ? `../${path.split('/').slice(1).join('/')}` : answer.href };
}

function plain(document_, changed, label) {
  const body = document_.blocks.map(block => block.source).join('\n\n');
  const area = h('textarea', { class: 'plain-text', rows: 24, 'aria-label': label, id: 'text' });
  let base = document_.body ?? body;
  area.value = base;
  area.addEventListener('input', changed);
  return {
    element: h('div', {}, h('p', { class: 'help' }, say('编辑器没有载入，正文按文件里的写法显示。', 'The editor did not load; the text is shown as it is written.')), area),
    content: () => ({ source: area.value }), snapshot: () => area.value, touched: () => area.value !== base, mark: () => {}, show: () => area.focus(),
    picture: ({ src, alt }) => { area.setRangeText(`\n\n![${alt}](${src})\n\n`); changed(); }, saved: sent => { base = sent; }, destroy: () => {},
  };
}
