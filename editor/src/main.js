// The text of a document in a window: loaded when one is opened, and never before.
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { goToNextCell, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { blocksOf, documentOf, numbered } from './blocks.js';
import { findings, findingsKey, placeOf } from './findings.js';
import { schema } from './schema.js';
import { SourceView } from './source-view.js';
import { insertNote } from './notes.js';
import { cellBelow, insertTable, nextCell } from './tables.js';
import { toolbar } from './toolbar.js';

const { nodes, marks } = schema;

const hardBreak = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

const keys = ask => keymap({
  'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo, 'Mod-b': toggleMark(marks.strong), 'Mod-k': ask.link,
  Enter: chainCommands(cellBelow, splitListItem(nodes.list_item)), 'Shift-Enter': hardBreak,
  // Whoever has no mouse gets out of a table or a list.
  Escape: (state, dispatch) => { if (dispatch) ask.leave(); return true; },
  Tab: chainCommands(nextCell, sinkListItem(nodes.list_item)), 'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
});

const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, match => ({ level: match[1].length })),
  ],
});

/** What is pasted is read by the program, as an import is; `read` gives its blocks. */
const pasting = (read, files) => new Plugin({
  props: {
    handlePaste(view, event) {
      const data = event.clipboardData;
      if (data?.files.length && !data.types.includes('text/html')) return files([...data.files]), true;
      const html = data?.getData('text/html') ?? '', text = data?.getData('text/plain') ?? '';
      if (html.includes('data-pm-slice') || (!html && !text.includes('\n'))) return false;
      read(html ? { html } : { text }).then(blocks => insert(view, blocks));
      return true;
    },
    handleDrop(view, event, _slice, moved) {
      if (moved || !event.dataTransfer?.files.length) return false;
      event.preventDefault();
      event.stopPropagation();
      files([...event.dataTransfer.files]);
      return true;
    },
  },
});

function insert(view, blocks) {
  const doc = documentOf(blocks.map(({ node, source }) => ({ node, source })));
  const { $from } = view.state.selection;
  const inline = doc.childCount === 1 && doc.firstChild.isTextblock;
  let tr = view.state.tr;
  if (inline) tr = tr.replaceWith($from.pos, view.state.selection.to, doc.firstChild.content);
  else tr = tr.deleteSelection().insert(tr.selection.$from.after(1), doc.content);
  view.dispatch(tr.scrollIntoView());
}

/**
 * Puts an editor into `place`. `options`: blocks, say, change(), read(pasted), files(files), chip(text), ask {link(current), picture(),
 * table(), note(), figure()},
 * picture(src) gives the address under which a picture is shown.
 */
export function mount(place, options) {
  let original = documentOf(options.blocks), view;
  const ask = {
    leave: () => bar.focus(),
    link: (state, dispatch) => { if (!dispatch) return true; askLink(view, options.ask.link); return true; },
    picture: (state, dispatch) => { if (!dispatch) return true; options.ask.picture(); return true; },
    table: asked(() => view, options.ask.table, insertTable),
    note: asked(() => view, options.ask.note, ({ text }) => insertNote(text)),
    figure: options.ask.figure && asked(() => view, options.ask.figure, ({ id }) => (state, dispatch) => dispatch(state.tr.replaceSelectionWith(nodes.raw.create({ text: `{{${id}}}` })))),
  };
  const state = EditorState.create({
    doc: original,
    plugins: [rules, keys(ask), keymap(baseKeymap), history(), tableEditing(), dropCursor(), gapCursor(), findings(), pasting(options.read, options.files)],
  });
  let bar;
  view = new EditorView(place, {
    state,
    attributes: { 'aria-label': options.label, role: 'textbox', 'aria-multiline': 'true', class: 'prose', id: 'text', ...(options.describedBy ? { 'aria-describedby': options.describedBy } : {}) },
    nodeViews: {
      raw: node => chipView(node, options.chip),
      source: (node, target, getPos) => new SourceView(node, target, getPos, options.say),
      image: (node, target, getPos) => pictureView(node, target, getPos, options),
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      bar?.update(view.state);
      if (tr.docChanged && !tr.getMeta('renumber')) options.change();
    },
  });
  bar = toolbar(view, options.say, ask);
  place.prepend(bar.bar);
  return {
    // What is sent, and which text that was.
    blocks: () => ({ sent: view.state.doc, blocks: blocksOf(view.state.doc, original) }),
    touched: () => !view.state.doc.eq(original),
    // While an input method composes, the text is left alone.
    mark(list) {
      if (view.composing) { view.dom.addEventListener('compositionend', () => setTimeout(() => this.mark(list)), { once: true }); return; }
      view.dispatch(view.state.tr.setMeta(findingsKey, list).setMeta('addToHistory', false));
    },
    show(finding) {
      const found = placeOf(view.state, finding);
      if (!found) return;
      view.dispatch(view.state.tr.setSelection(TextSelection.between(view.state.doc.resolve(found.from), view.state.doc.resolve(found.to))).scrollIntoView());
      view.focus();
    },
    picture: attrs => view.dispatch(view.state.tr.replaceSelectionWith(nodes.image.create(attrs)).scrollIntoView()),
    insert: blocks => insert(view, blocks),
    // After a save the text stays as it is shown, with what was typed meanwhile; only the numbers of its blocks are new.
    saved(sent, blocks) {
      const next = numbered(view.state.doc, sent, blocks), { tr } = view.state;
      original = next.original;
      view.state.doc.forEach((node, offset, index) => { if (node.attrs.block !== next.ids[index]) tr.setNodeAttribute(offset, 'block', next.ids[index]); });
      if (tr.docChanged) view.dispatch(tr.setMeta('renumber', true).setMeta('addToHistory', false));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** A command that asks with a form of the window first. */
const asked = (view, form, command) => (state, dispatch) => {
  if (dispatch) form().then(answer => { view().focus(); if (answer) command(answer)(view().state, view().dispatch); });
  return true;
};

async function askLink(view, form) {
  const { from, to, empty, $from } = view.state.selection;
  const current = marks.link.isInSet($from.marks()) ?? (empty ? null : marks.link.isInSet(view.state.doc.nodeAt(from)?.marks ?? []));
  const answer = await form({ href: current?.attrs.href ?? '', words: view.state.doc.textBetween(from, to), asksWords: empty && !current });
  view.focus();
  if (!answer) return;
  const range = current && empty ? around(view.state, current) : { from, to };
  const tr = view.state.tr;
  if (range.from === range.to) tr.insertText(answer.words || answer.href, from).addMark(from, tr.mapping.map(from), marks.link.create({ href: answer.href }));
  else {
    tr.removeMark(range.from, range.to, marks.link);
    if (answer.href) tr.addMark(range.from, range.to, marks.link.create({ href: answer.href }));
  }
  view.dispatch(tr);
}

/** The whole of the link in which the cursor is. */
function around(state, mark) {
  const { $from } = state.selection;
  let from = $from.pos, to = $from.pos, pos = $from.start(), start = null;
  $from.parent.forEach(child => {
    const inLink = mark.isInSet(child.marks);
    if (inLink && start === null) start = pos;
    if (!inLink && start !== null && pos <= $from.pos) start = null;
    pos += child.nodeSize;
    if (inLink && start !== null && start <= $from.pos) { from = start; to = pos; }
  });
  return { from, to };
}

/** What stands inline as it is written; a figure shows its number. */
function chipView(node, words) {
  const dom = document.createElement('span');
  dom.className = 'raw-chip';
  dom.textContent = words(node.attrs.text) ?? node.attrs.text;
  dom.title = node.attrs.text;
  return { dom };
}

/** A picture with its text below, which is asked for where it is missing. */
function pictureView(node, view, getPos, options) {
  const dom = document.createElement('span');
  dom.className = 'picture';
  dom.contentEditable = 'false';
  const image = document.createElement('img');
  const input = document.createElement('input');
  input.setAttribute('aria-label', options.say('图片说明', 'Text of the picture'));
  input.placeholder = options.say('写明图片内容，给看不见图片的人', 'Say what it shows, for those who cannot see it');
  const fill = current => {
    image.src = options.picture(current.attrs.src);
    image.alt = current.attrs.alt;
    if (input.value !== current.attrs.alt) input.value = current.attrs.alt;
    dom.classList.toggle('is-missing', !current.attrs.alt);
  };
  fill(node);
  input.addEventListener('input', event => { if (!event.isComposing) write(); });
  input.addEventListener('compositionend', () => write());
  const write = () => view.dispatch(view.state.tr.setNodeAttribute(getPos(), 'alt', input.value));
  dom.append(image, input);
  return {
    dom, stopEvent: event => event.target === input, ignoreMutation: () => true,
    update(next) { if (next.type !== node.type) return false; node = next; fill(next); return true; },
  };
}
