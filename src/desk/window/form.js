// The form of a document: the fields that matter first, the rest folded away until they are wanted.
import { h } from './elements.js';
import { fieldOf } from './fields.js';
import { say } from './words.js';

const WIDE = new Set(['table', 'numbers']);

/**
 * Gives `{element, wide, changes(), mark(findings, can), fields}`: `wide` holds the tables, which want room.
 */
export function formOf(declared, values, changed, context) {
  const fields = declared.map(field => fieldOf(field, values[field.key], changed, context));
  const groups = new Map(), wide = [], rest = [];
  for (const field of fields) {
    if (WIDE.has(field.field.type)) wide.push(field);
    else if (field.field.required || !field.empty() || field.field.first) groups.set(field.field.group ?? '', [...(groups.get(field.field.group ?? '') ?? []), field]);
    else rest.push(field);
  }
  const more = rest.length > 0 && h('details', { class: 'more' }, h('summary', {}, say(`更多项目（${rest.length}）`, `More (${rest.length})`)), rest.map(field => field.element));
  // What stands first needs no heading of its own.
  const [first] = groups.keys();
  // Where little is written yet, everything that can be is in sight.
  if (more) more.open = fields.length - rest.length <= 3;
  const element = h('div', { class: 'form' },
    [...groups].map(([group, members]) => group ? h('section', { class: 'form-group' }, group !== first && h('h3', {}, group), members.map(field => field.element)) : members.map(field => field.element)), more);
  return {
    element, fields,
    wide: wide.map(field => field.element),
    /** Only what changed; null stands for a key that goes. */
    changes: () => Object.fromEntries(fields.filter(field => field.changed()).map(field => [field.key, field.value()])),
    touched: () => fields.some(field => field.changed()),
    snapshot: () => fields.map(field => field.value()),
    saved: values_ => fields.forEach((field, at) => field.saved(values_[at])),
    mark(findings, can) {
      for (const field of fields) {
        const own = findings.filter(finding => finding.field?.split('.')[0] === field.key);
        field.mark(own, can);
        if (own.length && rest.includes(field)) more.open = true;
      }
    },
    note(notes = {}) { for (const field of fields) field.note(notes[field.key]); },
    has: key => fields.some(field => field.key === key),
    files: fields.find(field => field.field.type === 'files'),
  };
}
