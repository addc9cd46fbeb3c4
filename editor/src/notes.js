// Footnotes: a mark where the cursor is, and its text as a block of its own at the end.
import { schema } from './schema.js';

export function insertNote(text) {
  return (state, dispatch) => {
    let last = 0;
    state.doc.descendants(node => {
      for (const [, number] of (node.attrs.text ?? '').matchAll(/\[\^(\d+)\]/g)) last = Math.max(last, Number(number));
    });
    const number = last + 1;
    if (dispatch) {
      const tr = state.tr.replaceSelectionWith(schema.node('raw', { text: `[^${number}]` }));
      dispatch(tr.insert(tr.doc.content.size, schema.node('source', { text: `[^${number}]: ${text}` })).scrollIntoView());
    }
    return true;
  };
}
