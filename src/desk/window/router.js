// Which view is shown: `#/document?path=…`. A view may refuse to be left.
import { h, fill } from './elements.js';
import { fail } from './told.js';
import { say } from './words.js';

const views = new Map();
let current = { address: null, leave: null }, turn = 0;

/** `show(main, params)` fills the view and may give `leave()`, which says whether it may be left. */
export const view = (name, show) => views.set(name, show);

export const address = (name, params = {}) => {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== undefined));
  return `#/${name}${[...query].length ? `?${query}` : ''}`;
};

export function go(name, params) {
  const next = address(name, params);
  if (location.hash === next) return show();
  location.hash = next;
  return undefined;
}

/** Whether the view may be left; what was written in it is saved first. */
export const mayLeave = async () => !current.leave || current.leave();

/** Shows the view again, as the program has it now. */
export async function show() {
  const mine = ++turn;
  const asked = location.hash;
  if (current.leave && current.address !== asked) {
    let may = false;
    try { may = await current.leave(); } catch (error) { fail(error); }
    if (mine !== turn) return;
    if (!may) { history.replaceState(null, '', current.address); return; }
  }
  const [name, query] = asked.replace(/^#\//, '').split('?');
  const open = views.get(name) ?? views.get('today');
  const main = document.getElementById('main');
  const fresh = h('div', { class: 'view', 'data-view': name || 'today' });
  const moved = current.address !== asked;
  current.end?.();
  current = { address: asked, leave: null };
  try {
    const parts = await open(fresh, Object.fromEntries(new URLSearchParams(query)));
    if (mine !== turn) { parts?.end?.(); return; }
    Object.assign(current, parts);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    fill(fresh, h('h1', {}, say('打不开', 'This does not open')), h('p', {}, error.message), h('p', {}, h('a', { href: '#/today' }, say('回到今天', 'Back to today'))));
  }
  fill(main, fresh);
  current.shown?.();
  const heading = fresh.querySelector('h1');
  document.title = `${heading?.textContent ?? ''} - ${say('公报工作台', 'Gongbao desk')}`;
  for (const anchor of document.querySelectorAll('#side a')) anchor.toggleAttribute('aria-current', asked.startsWith(anchor.getAttribute('href')) && anchor.getAttribute('href') !== '#/');
  if (moved) { window.scrollTo(0, 0); if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); } }
}

window.addEventListener('hashchange', show);
