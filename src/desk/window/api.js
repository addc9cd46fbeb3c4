// What the window asks of the program on this machine, and nothing else.
import { language, say } from './words.js';

export class Refusal extends Error {
  constructor(status, body) {
    const told = body?.error;
    super(told?.[language()] ?? told?.zh ?? say('没有做成，原因不明。', 'That did not work, for a reason unknown.'));
    Object.assign(this, { status, body });
  }
}

function address(path, params = {}) {
  const query = new URLSearchParams({ lang: language() });
  for (const [key, value] of Object.entries(params)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null && one !== '') query.append(key, one);
  }
  return `/api/${path}?${query}`;
}

async function ask(path, params, options) {
  let answer;
  try {
    answer = await fetch(address(path, params), { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal(0, { error: { zh: '工作台的程序没有回应。它可能已经关闭：重新打开工作台，写的内容还在。', en: 'The desk does not answer. It may have been closed: open it again, what you wrote is kept.' } });
  }
  const text = await answer.text();
  let body = null;
  try { body = text ? JSON.parse(text) : {}; } catch { body = null; }
  if (!answer.ok) throw new Refusal(answer.status, body);
  return body;
}

export const get = (path, params, signal) => ask(path, params, { signal });

export const post = (path, body, signal) => ask(path, {}, {
  method: 'POST', signal, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
});

/** Sends a file's bytes. */
export const upload = (path, params, file) => ask(path, params, {
  method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file,
});

/** The address of something that the browser itself opens: a download, a page to print. */
export const link = address;
