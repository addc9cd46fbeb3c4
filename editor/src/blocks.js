// Blocks of the server to a document and back: an untouched block goes back as its number alone, so its bytes stay.
import { Node } from 'prosemirror-model';
import { schema } from './schema.js';

/** The document of some blocks. A block that does not fit the schema is shown as source rather than changed. */
export function documentOf(blocks) {
  const nodes = blocks.map(block => nodeOf(block));
  return schema.node('doc', null, nodes.length ? nodes : [schema.node('paragraph')]);
}

function nodeOf(block) {
  if (block.node) {
    try {
      const node = Node.fromJSON(schema, { ...block.node, attrs: { ...block.node.attrs, block: block.id ?? null } });
      node.check();
      return node;
    } catch { /* shown as source below */ }
  }
  return schema.node('source', { text: block.source, block: block.id ?? null });
}

/** What is saved. `original` is the document as it was loaded. */
export function blocksOf(doc, original) {
  const known = new Map();
  original.forEach(node => { if (node.attrs.block !== null) known.set(node.attrs.block, node); });
  const used = new Set();
  const blocks = [];
  doc.forEach(node => {
    if (isEmpty(node)) return;
    // A split paragraph has its number twice: the first one keeps it.
    const id = used.has(node.attrs.block) ? null : node.attrs.block;
    if (id !== null) used.add(id);
    const same = id !== null && known.get(id)?.eq(node);
    const name = id === null ? {} : { id };
    if (same) blocks.push(name);
    else if (node.type.name === 'source') blocks.push({ ...name, source: node.attrs.text });
    else blocks.push({ ...name, node: plain(node.toJSON()) });
  });
  return blocks;
}

/** An empty paragraph is a place to type in, and no block. */
export const isEmpty = node => node.type.name === 'paragraph' && node.content.size === 0;

/** The node as the contract has it: no number, nothing that only the table plugin wants. */
function plain(json) {
  const attrs = { ...json.attrs };
  for (const name of ['block', 'colspan', 'rowspan', 'colwidth']) delete attrs[name];
  const { attrs: _, content, ...rest } = json;
  return { ...rest, ...(Object.keys(attrs).length ? { attrs } : {}), ...(content ? { content: content.map(plain) } : {}) };
}

/**
 * The text as it was sent, with the numbers that its blocks have after the save, and the number of each node of `doc`, in which
 * more may have been typed meanwhile.
 */
export function numbered(doc, sent, blocks) {
  const numbers = new Map(), again = new Map();
  const nodes = [];
  sent.forEach(node => {
    const id = isEmpty(node) ? null : blocks[numbers.size]?.id ?? null;
    if (!isEmpty(node)) numbers.set(node, id);
    if (node.attrs.block !== null && !again.has(node.attrs.block)) again.set(node.attrs.block, id);
    nodes.push(node.type.create({ ...node.attrs, block: id }, node.content, node.marks));
  });
  const ids = [];
  doc.forEach(node => ids.push(numbers.get(node) ?? again.get(node.attrs.block) ?? null));
  return { original: schema.node('doc', null, nodes), ids };
}
