// Tables: what is inserted, and the keys within one. A cell holds a line of text, so Enter goes to the cell below.
import { Selection, TextSelection } from 'prosemirror-state';
import { TableMap, addRowAfter, findCell, goToNextCell, isInTable, selectionCell } from 'prosemirror-tables';
import { schema } from './schema.js';

const { table, table_row, table_header, table_cell } = schema.nodes;

/** A table with its caption above, numbered after those that stand already. */
export function insertTable({ rows, columns, caption }) {
  return (state, dispatch) => {
    const line = type => table_row.create(null, Array.from({ length: columns }, () => type.create()));
    const node = table.create(null, [line(table_header), ...Array.from({ length: rows - 1 }, () => line(table_cell))]);
    const { $from } = state.selection;
    // A table is a block of its own: it stands after the one in which the cursor is.
    const at = $from.depth ? $from.after(1) : $from.pos;
    if (dispatch) {
      const above = caption ? [schema.node('paragraph', null, [schema.text(`表${captions(state.doc) + 1} ${caption}`)])] : [];
      const tr = state.tr.insert(at, [...above, node, ...(at === state.doc.content.size ? [schema.node('paragraph')] : [])]);
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + (above[0]?.nodeSize ?? 0) + 3))).scrollIntoView());
    }
    return true;
  };
}

function captions(doc) {
  let last = 0;
  doc.forEach(node => { const found = /^表\s*(\d+)/.exec(node.textContent); if (found && node.isTextblock) last = Math.max(last, Number(found[1])); });
  return last;
}

/** Aligns the column in which the cursor is. */
export function alignColumn(align) {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const $cell = selectionCell(state);
    const map = TableMap.get($cell.node(-1)), start = $cell.start(-1), column = findCell($cell).left;
    if (dispatch) {
      const tr = state.tr;
      for (let row = 0; row < map.height; row++) tr.setNodeAttribute(start + map.map[row * map.width + column], 'align', align);
      dispatch(tr);
    }
    return true;
  };
}

export function cellBelow(state, dispatch, view) {
  if (!isInTable(state)) return false;
  const $cell = selectionCell(state);
  const map = TableMap.get($cell.node(-1)), { bottom, left } = findCell($cell);
  if (!dispatch) return true;
  if (bottom >= map.height) {
    addRowAfter(state, dispatch);
    return cellBelow(view.state, view.dispatch, view);
  }
  const at = $cell.start(-1) + map.map[bottom * map.width + left] + 1;
  dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))).scrollIntoView());
  return true;
}

/** The next cell; a new row after the last one that is not empty. After an empty one Tab leaves the text. */
export function nextCell(state, dispatch, view) {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (selectionCell(state).parent.textContent === '') return false;
  if (!dispatch) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, view.dispatch);
}
