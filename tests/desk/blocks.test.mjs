// What the editor sends: an untouched block as its number alone, a changed one as a node, and nothing else.
import assert from 'node:assert/strict';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { before, test } from 'node:test';
import { ROOT } from './lib/desk.mjs';

let blocks, commands, schema, state;
before(async () => {
  const editor = path.join(ROOT, 'editor');
  if (!fs.existsSync(path.join(editor, 'node_modules'))) execFileSync('npm', ['ci', '--silent'], { cwd: editor });
  const at = name => import(path.join(editor, name));
  blocks = await at('src/blocks.js');
  ({ schema } = await at('src/schema.js'));
  state = await at('node_modules/prosemirror-state/dist/index.js');
  commands = await at('node_modules/prosemirror-commands/dist/index.js');
});

const text = words => ({ type: 'text', text: words });
const cell = (type, words, align = null) => ({ type, attrs: { align }, content: [text(words)] });
const SENT = [
  { id: 1, source: '## 一、安排', node: { type: 'heading', attrs: { level: 2 }, content: [text('一、安排')] } },
  { id: 2, source: '**重要**的话', node: { type: 'paragraph', content: [{ ...text('重要'), marks: [{ type: 'strong' }] }, text('的话'), { type: 'raw', attrs: { text: '[^1]' } }] } },
  { id: 3, source: '- 一', node: { type: 'bullet_list', content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [text('一')] }] }] } },
  { id: 4, source: '| a |', node: { type: 'table', content: [{ type: 'table_row', content: [cell('table_header', '科室'), cell('table_header', '场次', 'right')] }, { type: 'table_row', content: [cell('table_cell', '甲'), cell('table_cell', '12', 'right')] }] } },
  { id: 5, source: '::: 附注\n不认识\n:::', node: null },
  { id: 6, source: '***', node: { type: 'horizontal_rule' } },
  { id: 7, source: '![照片](a.png)', node: { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'a.png', alt: '照片', title: null } }] } },
];
const open = () => state.EditorState.create({ doc: blocks.documentOf(SENT) });
const all = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1 };
const untouched = except => Object.keys(all).map(Number).filter(id => !except.includes(id)).map(id => ({ id }));

/** Where the text of a block begins. */
const inside = (doc, index) => { let at = 0; for (let i = 0; i < index; i++) at += doc.child(i).nodeSize; return at + 1; };

test('a text that was only opened goes back as numbers', () => {
  const doc = blocks.documentOf(SENT);
  assert.deepEqual(blocks.blocksOf(doc, doc), untouched([]));
});

test('a change in one block names that block alone, and its node is as the contract has it', () => {
  const opened = open();
  const changed = opened.apply(opened.tr.insertText('很', inside(opened.doc, 1)));
  const sent = blocks.blocksOf(changed.doc, opened.doc);
  assert.deepEqual(sent.filter(block => !block.node), untouched([2]));
  assert.deepEqual(sent[1], { id: 2, node: { type: 'paragraph', content: [{ type: 'text', marks: [{ type: 'strong' }], text: '很重要' }, text('的话'), { type: 'raw', attrs: { text: '[^1]' } }] } });
});

test('a cell that changed sends its table, without what only the table plugin wants', () => {
  const opened = open();
  const at = inside(opened.doc, 3) + 2;
  const sent = blocks.blocksOf(opened.apply(opened.tr.insertText('各', at)).doc, opened.doc);
  assert.deepEqual(sent[3].node.content[0].content, [cell('table_header', '各科室'), cell('table_header', '场次', 'right')]);
});

test('a paragraph that is split keeps its number once', () => {
  const opened = open();
  const at = inside(opened.doc, 1) + 2;
  let next = opened.apply(opened.tr.setSelection(state.TextSelection.create(opened.doc, at)));
  commands.splitBlock(next, tr => { next = next.apply(tr); });
  const sent = blocks.blocksOf(next.doc, opened.doc);
  assert.equal(sent.length, SENT.length + 1);
  assert.deepEqual(sent.map(block => block.id ?? null), [1, 2, null, 3, 4, 5, 6, 7]);
});

test('what was typed and taken back is unchanged', () => {
  const opened = open();
  const at = inside(opened.doc, 1);
  const typed = opened.apply(opened.tr.insertText('很', at));
  assert.deepEqual(blocks.blocksOf(typed.apply(typed.tr.delete(at, at + 1)).doc, opened.doc), untouched([]));
});

test('a source block goes back as source, and an empty paragraph does not go at all', () => {
  const opened = open();
  let at = 0;
  for (let i = 0; i < 4; i++) at += opened.doc.child(i).nodeSize;
  const changed = opened.apply(opened.tr.setNodeAttribute(at, 'text', '::: 附注\n改了\n:::').insert(opened.doc.content.size, schema.node('paragraph')));
  const sent = blocks.blocksOf(changed.doc, opened.doc);
  assert.deepEqual(sent[4], { id: 5, source: '::: 附注\n改了\n:::' });
  assert.equal(sent.length, SENT.length);
});

test('a node that does not fit is shown as source rather than changed', () => {
  const doc = blocks.documentOf([{ id: 1, source: '<video>', node: { type: 'video' } }, { id: 2, source: '| x', node: { type: 'table', content: [] } }]);
  assert.deepEqual(blocks.blocksOf(doc, doc), [{ id: 1 }, { id: 2 }]);
  assert.equal(doc.child(0).attrs.text, '<video>');
  assert.equal(doc.child(1).attrs.text, '| x');
});

test('a thousand random edits name no block that they did not touch', () => {
  let seed = 7;
  const random = below => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % below; };
  for (let turn = 0; turn < 1000; turn++) {
    const opened = open();
    const index = [0, 1, 2, 3][random(4)], begin = inside(opened.doc, index), node = opened.doc.child(index);
    const places = [];
    node.descendants((child, pos) => { if (child.isText) for (let i = 0; i <= child.nodeSize; i++) places.push(begin + pos + i); });
    const at = places[random(places.length)];
    const { tr } = opened;
    if (random(2) && places.includes(at + 1)) tr.delete(at, at + 1); else tr.insertText('改', at);
    const sent = blocks.blocksOf(opened.apply(tr).doc, opened.doc);
    const named = sent.filter(block => block.node || block.source !== undefined || block.id === undefined);
    assert.ok(named.length <= 1 && named.every(block => block.id === SENT[index].id), JSON.stringify(named));
  }
});

test('after a save the blocks have the numbers that the program gave, and what was typed meanwhile is still to be saved', () => {
  const opened = open();
  const changed = opened.apply(opened.tr.insertText('很', inside(opened.doc, 1)));
  const blocks_ = SENT.map((_, index) => ({ id: 11 + index }));
  const numbersOf = next => { const tr = next.tr; const { original, ids } = blocks.numbered(next.doc, changed.doc, blocks_); next.doc.forEach((node, offset, index) => tr.setNodeAttribute(offset, 'block', ids[index])); return [next.apply(tr).doc, original]; };
  assert.deepEqual(blocks.blocksOf(...numbersOf(changed)), blocks_);
  const more = changed.apply(changed.tr.insertText('新', inside(changed.doc, 0)));
  const sent = blocks.blocksOf(...numbersOf(more));
  assert.deepEqual(sent.slice(1), blocks_.slice(1));
  assert.equal(sent[0].id, 11);
  assert.equal(sent[0].node.content[0].text, '新一、安排');
});
