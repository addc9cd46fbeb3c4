// Elements of the page, made in one line.

/** `h('button', { class: 'x', on: { click } }, 'words', child)`. Null and false children are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts other children into an element. */
export const fill = (element, ...children) => { element.replaceChildren(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false)); return element; };

let last = 0;
/** A name for `id`, `for` and `aria-describedby`. */
export const name = () => `n${++last}`;

export function button(words, click, attributes = {}) {
  return h('button', { type: 'button', ...attributes, on: { click } }, words);
}

/** Calls back when something was typed, an input method's letters only when they are words. */
export function typed(input, work) {
  input.addEventListener('input', event => { if (!event.isComposing) work(); });
  input.addEventListener('compositionend', () => work());
}

/** A label above its control. */
export function labelled(words, control, help) {
  const id = control.id || name();
  control.id = id;
  const helpId = help ? name() : null;
  if (helpId) control.setAttribute('aria-describedby', helpId);
  return h('div', { class: 'field' }, h('label', { for: id }, words), helpId && h('p', { class: 'help', id: helpId }, help), control);
}

/** A table with a caption that everybody hears and its columns as headers. */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', { class: 'list' }, h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, rows.map(row => h('tr', {}, row.map(cell => cell instanceof HTMLTableCellElement ? cell : h('td', {}, cell)))))));
}
