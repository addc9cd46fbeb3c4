// The controls of one field, made from its declaration. Each gives its value as the file has it, and says when it changed.
import { get, upload } from './api.js';
import { button, fill, h, name, typed } from './elements.js';
import { findingItem } from './findings.js';
import { numbersControl, tableControl } from './figures.js';
import { fail } from './told.js';
import { say } from './words.js';

const DAY = /^\d{4}-\d\d-\d\d$/, MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::\d\d)?$/;
const isText = value => value === undefined || value === null || ['string', 'number'].includes(typeof value);
const isList = value => value === undefined || value === null || (Array.isArray(value) && value.every(isText));
const isGroup = value => value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));

/** Which values a control can show without losing anything. Whatever else stands in the file is shown as written. */
const FITS = {
  text: isText, long: isText, date: value => isText(value) && (!value || DAY.test(value) || MOMENT.test(value)), choice: isText, number: isText,
  'yes-no': value => value === undefined || value === null || typeof value === 'boolean', list: value => isText(value) || isList(value), links: isList,
  files: value => value === undefined || value === null || Array.isArray(value), table: isGroup,
  numbers: value => value === undefined || value === null || Array.isArray(value),
};
const fits = (field, value) => field.type === 'group'
  ? (field.many ? value === undefined || value === null || (Array.isArray(value) && value.every(isGroup)) : isGroup(value))
  : (FITS[field.type] ?? (() => false))(value);

/** An empty control stands for a key that is not written. */
const orNothing = text => text.trim() === '' ? null : text;

const textControl = (field, value, changed) => {
  const input = h('input', { value: value ?? '', placeholder: field.examples?.[0] ? say(`例如：${field.examples[0]}`, `e.g. ${field.examples[0]}`) : null, list: null });
  input.addEventListener('input', changed);
  return { control: input, value: () => orNothing(input.value) };
};

const numberControl = (field, value, changed) => {
  const input = h('input', { value: value ?? '', inputmode: 'decimal', class: 'is-number' });
  input.addEventListener('input', changed);
  return { control: input, value: () => (input.value.trim() === '' ? null : Number.isNaN(Number(input.value)) ? input.value : Number(input.value)) };
};

const longControl = (field, value, changed) => {
  const area = h('textarea', { rows: 3 });
  area.value = value ?? '';
  area.addEventListener('input', changed);
  return { control: area, value: () => orNothing(area.value) };
};

const dateControl = (field, value, changed) => {
  const [, day, time] = MOMENT.exec(value ?? '') ?? [null, value ?? '', ''];
  const date = h('input', { type: 'date', value: day }), clock = h('input', { type: 'time', value: time, 'aria-label': `${field.label} ${say('时间', 'time')}` });
  for (const input of [date, clock]) input.addEventListener('input', changed);
  const wrap = time || field.key === 'published' ? h('div', { class: 'pair' }, date, clock) : date;
  return { control: date, element: wrap, value: () => (date.value ? (clock.value ? `${date.value} ${clock.value}` : date.value) : null) };
};

const choiceControl = (field, value, changed) => {
  const select = h('select', {}, h('option', { value: '' }, say('（未选）', '(none)')), (field.choices ?? []).map(choice => h('option', { value: choice.value }, choice.label)));
  const known = (field.choices ?? []).find(choice => choice.value === value || choice.label === value);
  if (value && !known) select.append(h('option', { value }, value));
  select.value = known?.value ?? value ?? '';
  select.addEventListener('change', changed);
  const first = select.value;
  // A value written in words stays in words while nobody chooses another.
  return { control: select, value: () => (select.value === first ? value ?? null : orNothing(select.value)) };
};

const yesNoControl = (field, value, changed) => {
  const box = h('input', { type: 'checkbox' });
  box.checked = value === true;
  box.addEventListener('change', changed);
  return { control: box, inline: true, value: () => (box.checked ? true : value === undefined || value === null ? null : false) };
};

const listControl = (field, value, changed) => {
  const given = isText(value) ? [value].filter(one => one !== undefined && one !== null) : value;
  const area = h('textarea', { rows: Math.max(2, given.length) });
  area.value = given.join('\n');
  area.addEventListener('input', changed);
  const lines = () => area.value.split('\n').map(line => line.trim()).filter(Boolean);
  // One value that is not written as a list stays so.
  const written = found => (!Array.isArray(value) && given.length === 1 && found.length === 1 ? (found[0] === String(value) ? value : found[0]) : found);
  return { control: area, note: say('一行写一个', 'One a line'), value: () => (lines().length ? written(lines()) : null) };
};

/** Other documents, chosen by title. */
const linksControl = (field, value, changed) => {
  const stems = [...(value ?? [])], titles = new Map();
  const chosen = h('ul', { class: 'chips' }), offers = h('datalist', { id: name() });
  const input = h('input', { list: offers.id, placeholder: say('写标题里的几个字', 'Some words of the title') });
  const show = () => fill(chosen, stems.map((stem, index) => h('li', {}, titles.get(stem) ?? stem,
    button('×', () => { stems.splice(index, 1); show(); changed(); }, { 'aria-label': say(`去掉 ${titles.get(stem) ?? stem}`, `Remove ${titles.get(stem) ?? stem}`), class: 'plain' }))));
  typed(input, async () => {
    if (!input.value.trim()) return;
    try {
      const { documents } = await get('documents', { words: input.value });
      for (const found of documents) titles.set(found.stem, found.title);
      fill(offers, documents.slice(0, 12).map(found => h('option', { value: found.title })));
      const exact = documents.find(found => found.title === input.value.trim());
      if (exact && !stems.includes(exact.stem)) { stems.push(exact.stem); input.value = ''; show(); changed(); }
    } catch (error) { fail(error); }
  });
  show();
  return { control: input, element: h('div', {}, chosen, input, offers), value: () => (stems.length ? [...stems] : null) };
};

const filesControl = (field, value, changed, context) => {
  const files = (value ?? []).map(file => ({ ...file }));
  const rows = h('ul', { class: 'files' }), input = h('input', { type: 'file', multiple: true });
  const show = () => fill(rows, files.map((file, index) => {
    const title = h('input', { value: file.title ?? '', 'aria-label': say(`${file.file} 的名称`, `Name of ${file.file}`) });
    title.addEventListener('input', () => { file.title = title.value; changed(); });
    return h('li', {}, title, h('span', { class: 'help' }, file.file),
      button(say('去掉', 'Remove'), () => { files.splice(index, 1); show(); changed(); }, { class: 'small', 'aria-label': say(`去掉 ${file.title}`, `Remove ${file.title}`) }));
  }));
  const add = async list => {
    for (const file of list) {
      try {
        const { attachment } = await upload('file', { path: context.path, name: file.name }, file);
        if (attachment) files.push(attachment);
      } catch (error) { fail(error); }
    }
    input.value = '';
    show();
    changed();
  };
  input.addEventListener('change', () => add([...input.files]));
  show();
  return { control: input, element: h('div', {}, rows, input), add, value: () => (files.length ? files : null) };
};

/** Fields within a field, once or many times. */
const groupControl = (field, value, changed, context) => {
  const inner = one => (field.fields ?? []).map(part => fieldOf(part, { value: one?.[part.key] }, changed, context));
  const valueOf = (parts, before) => {
    const result = { ...before };
    for (const part of parts) if (part.changed()) { if (part.value() === null) delete result[part.key]; else result[part.key] = part.value(); }
    return Object.keys(result).length ? result : null;
  };
  if (!field.many) {
    const parts = inner(value);
    return { element: h('div', { class: 'group' }, parts.map(part => part.element)), parts, value: () => valueOf(parts, value) };
  }
  const groups = (value ?? []).map(before => ({ before, parts: inner(before) }));
  const list = h('ol', { class: 'groups' });
  const show = () => fill(list, groups.map((group, index) => h('li', { class: 'group' }, group.parts.map(part => part.element),
    button(say('去掉这一项', 'Remove this'), () => { groups.splice(index, 1); show(); changed(); }, { class: 'small' }))));
  show();
  return {
    element: h('div', {}, list, button(say(`添加${field.label}`, `Add ${field.label}`), () => { groups.push({ before: null, parts: inner(null) }); show(); changed(); list.lastChild.querySelector('input, textarea, select')?.focus(); }, { class: 'small' })),
    value: () => { const all = groups.map(group => valueOf(group.parts, group.before)).filter(Boolean); return all.length ? all : null; },
  };
};

const CONTROLS = {
  text: textControl, long: longControl, date: dateControl, choice: choiceControl, number: numberControl, 'yes-no': yesNoControl, list: listControl,
  links: linksControl, files: filesControl, group: groupControl, table: tableControl, numbers: numbersControl,
};

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What a control cannot show is shown as it is written, and stays. */
const asWritten = (field, has) => {
  const area = h('textarea', { readonly: true, rows: Math.min(8, String(has.written ?? '').split('\n').length), class: 'is-source' });
  area.value = has.written ?? JSON.stringify(has.value);
  return { control: area, note: say('照文件里写的显示，这里不改它', 'Shown as written; it is not changed here'), value: () => has.value };
};

/** `has` is `{value, written}`. Gives `{key, element, value(), changed(), mark(findings, can)}`. */
export function fieldOf(field, has, changed, context) {
  let base = has?.value;
  const made = fits(field, base) && CONTROLS[field.type] ? CONTROLS[field.type](field, base, changed, context) : asWritten(field, has ?? {});
  const { control } = made, help = [field.help, made.note].filter(Boolean).join(say('；', '; '));
  const helpId = name(), foundId = name(), found = h('ul', { class: 'found', id: foundId });
  const label = [field.label, field.required && h('span', { class: 'required' }, say('必填', 'required'))];
  if (control) {
    control.id = name();
    control.dataset.key = field.key;
    control.setAttribute('aria-describedby', help ? `${helpId} ${foundId}` : foundId);
    if (field.required) control.setAttribute('aria-required', 'true');
  }
  const noted = h('p', { class: 'noted', 'aria-live': 'polite', hidden: true });
  const helpLine = help && h('p', { class: 'help', id: helpId }, help);
  const body = made.inline
    ? [h('div', { class: 'check' }, control, h('label', { for: control.id }, label)), helpLine]
    : control ? [h('label', { for: control.id }, label), helpLine, made.element ?? control] : [h('legend', {}, label), helpLine, made.element];
  const element = h(control ? 'div' : 'fieldset', { class: `field of-${field.type}`, 'data-field': field.key }, body, noted, found);
  return {
    key: field.key, element, field, add: made.add, value: made.value,
    changed: () => !same(made.value(), base),
    saved(value) { base = value; },
    empty: () => made.value() === null,
    mark(findings, can) {
      fill(found, findings.map(finding => findingItem(finding, can)));
      control?.setAttribute('aria-invalid', String(findings.some(finding => finding.level === 'error')));
      element.classList.toggle('has-findings', findings.length > 0);
      made.mark?.(findings);
    },
    /** What the program understood of the value, in words. */
    note(words) { noted.textContent = words ?? ''; noted.hidden = !words; },
    focus: () => (control ?? made.element.querySelector('input, textarea, select'))?.focus(),
  };
}
