// What a text can hold: exactly what the pages can show. The Markdown itself is read and written by `crates/editing`.
import { Schema } from 'prosemirror-model';

// Top-level blocks carry the number under which the server knows their bytes; a block made here has none.
const BLOCK = { block: { default: null } };

const cell = tag => ({
  content: 'inline*', isolating: true, tableRole: tag === 'th' ? 'header_cell' : 'cell',
  // colspan, rowspan and colwidth are what prosemirror-tables asks for; a text has none of them, and none is written.
  attrs: { align: { default: null }, colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  parseDOM: [{ tag, getAttrs: dom => ({ align: dom.style.textAlign || dom.getAttribute('align') || null }) }],
  toDOM: node => [tag, { ...(tag === 'th' ? { scope: 'col' } : {}), ...(node.attrs.align ? { class: `is-${node.attrs.align}` } : {}) }, 0],
});

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', attrs: BLOCK, parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2 }, ...BLOCK },
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.max(2, level) } })),
      toDOM: node => [`h${node.attrs.level}`, 0],
    },
    bullet_list: { group: 'block', content: 'list_item+', attrs: BLOCK, parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: {
      group: 'block', content: 'list_item+', attrs: { start: { default: 1 }, ...BLOCK },
      parseDOM: [{ tag: 'ol', getAttrs: dom => ({ start: Number(dom.getAttribute('start') ?? 1) }) }],
      toDOM: node => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    blockquote: { group: 'block', content: 'block+', defining: true, attrs: BLOCK, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
    table: { group: 'block', content: 'table_row+', tableRole: 'table', isolating: true, attrs: BLOCK, parseDOM: [{ tag: 'table' }], toDOM: () => ['table', ['tbody', 0]] },
    table_row: { content: '(table_header | table_cell)+', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
    table_header: cell('th'),
    table_cell: cell('td'),
    code_block: { group: 'block', content: 'text*', marks: '', code: true, defining: true, attrs: { info: { default: null }, ...BLOCK }, parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }], toDOM: () => ['pre', ['code', 0]] },
    horizontal_rule: { group: 'block', attrs: BLOCK, parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    // A block that is not understood: shown as it is written.
    source: { group: 'block', atom: true, selectable: true, attrs: { text: { default: '' }, ...BLOCK }, toDOM: node => ['pre', { class: 'source-block' }, node.attrs.text] },
    text: { group: 'inline' },
    hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
    image: {
      group: 'inline', inline: true, draggable: true, attrs: { src: {}, alt: { default: '' }, title: { default: null } },
      parseDOM: [{ tag: 'img[src]', getAttrs: dom => ({ src: dom.getAttribute('src'), alt: dom.getAttribute('alt') ?? '', title: dom.getAttribute('title') }) }],
      toDOM: node => ['img', { src: node.attrs.src, alt: node.attrs.alt }],
    },
    // Whatever stands inline and is not understood: footnote marks, figures of a report.
    raw: { group: 'inline', inline: true, atom: true, attrs: { text: { default: '' } }, toDOM: node => ['span', { class: 'raw-chip' }, node.attrs.text] },
  },
  marks: {
    link: {
      inclusive: false, attrs: { href: {}, title: { default: null } },
      parseDOM: [{ tag: 'a[href]', getAttrs: dom => ({ href: dom.getAttribute('href'), title: dom.getAttribute('title') }) }],
      toDOM: mark => ['a', { href: mark.attrs.href, title: mark.attrs.title ?? mark.attrs.href, rel: 'noreferrer' }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    code: { excludes: '_', parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});
