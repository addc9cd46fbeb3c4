// What the window tells and asks: a line below, a form on top.
import { button, fill, h, labelled } from './elements.js';
import { say } from './words.js';

let timer;
/** Tells what was done, on the screen and to a screen reader. */
export function tell(words, level = 'done') {
  const place = document.getElementById('told');
  fill(place, h('p', { class: `is-${level}` }, words, button(say('关闭', 'Close'), () => fill(place), { class: 'plain' })));
  clearTimeout(timer);
  if (level === 'done') timer = setTimeout(() => fill(place), 6000);
}

export const fail = error => { if (error.name !== 'AbortError') tell(error.message, 'error'); };

/** Does something once, with the button off meanwhile, and says what went wrong. */
export async function once(element, work) {
  if (element.disabled) return undefined;
  element.disabled = true;
  element.setAttribute('aria-busy', 'true');
  try { return await work(); } catch (error) { fail(error); return undefined; } finally {
    element.disabled = false;
    element.removeAttribute('aria-busy');
  }
}

/** A button that does something once. */
export const doing = (words, work, attributes = {}) => {
  const element = button(words, () => once(element, work), attributes);
  return element;
};

/**
 * A form on top. `controls` are [key, label, control, help]; the answer is an object of values, or null.
 */
export function ask(title, controls, { confirm, text, danger } = {}) {
  return new Promise(answer => {
    const before = document.activeElement;
    const values = () => Object.fromEntries(controls.map(([key, , control]) => [key, control.type === 'checkbox' ? control.checked : control.value.trim()]));
    const dialog = h('dialog', { 'aria-label': title },
      h('form', { method: 'dialog', on: { submit: event => { event.preventDefault(); end(values()); } } },
        h('h2', {}, title), text && h('p', {}, text),
        controls.map(([, label, control, help]) => labelled(label, control, help)),
        h('div', { class: 'actions' },
          h('button', { class: danger ? 'main-action is-danger' : 'main-action' }, confirm ?? say('确定', 'OK')),
          button(say('取消', 'Cancel'), () => end(null)))));
    const end = value => { dialog.close(); dialog.remove(); before?.focus?.(); answer(value); };
    dialog.addEventListener('cancel', event => { event.preventDefault(); end(null); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
