// Marks the words of findings in the text.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { isEmpty } from './blocks.js';

export const findingsKey = new PluginKey('findings');

export const findings = () => new Plugin({
  key: findingsKey,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, marked) {
      const found = tr.getMeta(findingsKey);
      return found ? DecorationSet.create(tr.doc, found.flatMap(finding => marksOf(tr.doc, finding))) : marked.map(tr.mapping, tr.doc);
    },
  },
  props: { decorations: state => findingsKey.getState(state) },
});

function marksOf(doc, finding) {
  let offset = null, node = null, index = -1;
  doc.forEach((child, at) => { if (!isEmpty(child) && ++index === finding.block) { offset = at; node = child; } });
  if (!node) return [];
  const attrs = { class: `finding-mark is-${finding.level}`, title: finding.message };
  const ranges = finding.words ? rangesOf(node, offset + 1, finding.words) : [];
  if (ranges.length) return ranges.map(([from, to]) => Decoration.inline(from, to, attrs));
  return [Decoration.node(offset, offset + node.nodeSize, { class: `finding-block is-${finding.level}`, title: finding.message })];
}

/** Where some words stand within a node, over the borders of bold and links. */
function rangesOf(node, start, words) {
  const ranges = [];
  const look = (textblock, from) => {
    const text = textblock.textBetween(0, textblock.content.size, undefined, '￼');
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) ranges.push([from + at, from + at + words.length]);
  };
  if (node.isTextblock) look(node, start);
  node.descendants((child, pos) => { if (child.isTextblock) look(child, start + pos + 1); });
  return ranges;
}

/** The first place that a finding marks. */
export function placeOf(state, finding) {
  const [first] = marksOf(state.doc, finding);
  return first ? { from: first.from, to: first.to } : null;
}
