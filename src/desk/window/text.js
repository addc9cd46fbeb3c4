// The text of a document: the editor where its script loads, a plain text area where it does not.
import { get, post } from './api.js';
import { fill, h } from './elements.js';
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
  const element = h('div', { class: 'editor' });
  const folder = document_.path.split('/').slice(0, -1).join('/');
  const made = mount(element, {
    blocks: document_.blocks, say, label, change: changed, files: context.files,
    read: async pasted => (await post('paste', pasted)).blocks,
    picture: src => /^(https?:|data:|blob:)/.test(src) ? src : `/api/picture?path=${encodeURIComponent(`${folder}/${src}`)}`,
    ask: { link: linkForm, picture: () => choosePicture(context.files) },
  });
  return {
    element, content: () => ({ blocks: made.blocks() }), touched: made.touched, mark: made.mark, show: made.show, picture: made.picture,
    saved: blocks => { if (blocks) made.saved(blocks); }, destroy: made.destroy, handle: made,
  };
}

function choosePicture(files) {
  const input = h('input', { type: 'file', accept: 'image/*' });
  input.addEventListener('change', () => files([...input.files]));
  input.click();
}

/** Where a link leads: an address, or another document by title. */
async function linkForm({ href, asksWords }) {
  const offers = h('datalist', { id: 'link-offers' }), known = new Map();
  const target = h('input', { value: href, list: 'link-offers', required: true });
  target.addEventListener('input', async event => {
    if (event.isComposing || !target.value.trim() || /^https?:/.test(target.value)) return;
    const { documents } = await get('documents', { words: target.value });
    for (const found of documents) known.set(found.title, found.path);
    fill(offers, documents.slice(0, 12).map(found => h('option', { value: found.title })));
  });
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
    content: () => ({ source: area.value }), touched: () => area.value !== base, mark: () => {}, show: () => area.focus(),
    picture: ({ src, alt }) => { area.setRangeText(`\n\n![${alt}](${src})\n\n`); changed(); }, saved: () => { base = area.value; }, destroy: () => {},
  };
}
