// Publishing by the office itself: the plan in words, how far it is, the way back.
import { get, post } from './api.js';
import { fill, h } from './elements.js';
import { inWords } from './handover.js';
import { view } from './router.js';
import { ask, doing, tell } from './told.js';
import { say, size } from './words.js';

/** Follows a job until it has ended. */
async function follow(id, place) {
  const bar = h('progress', { max: '1', 'aria-label': say('进度', 'Progress') }), words = h('p', { class: 'help' });
  fill(place, bar, words);
  for (;;) {
    const job = await get('job', { id });
    if (job.done !== null && job.done !== undefined) bar.value = job.done; else bar.removeAttribute('value');
    fill(words, job.words ?? '');
    if (job.finished) { fill(place, h('p', { class: job.ok ? 'is-done' : 'is-error' }, job.words)); return job; }
    await new Promise(next => setTimeout(next, 400));
  }
}

view('publish', async root => {
  const targets = await get('publish/targets');
  fill(root, h('h1', {}, say('发布', 'Publish')), h('p', { class: 'lead' }, say('单位自己有网站空间时用。由上级门户发布的，用“交付”。', 'For an office with a web space of its own. Where the portal publishes, hand over instead.')),
    targets.length === 0 ? h('div', { class: 'nothing' }, h('p', {}, say('没有设置发布的地方。请网站管理员在设置里登记。', 'No target is set up. Ask whoever looks after the site.'))) : targets.map(target => {
      const place = h('div', { 'aria-live': 'polite' });
      return h('section', { class: 'card' }, h('h2', {}, target.name), h('p', { class: 'help' }, target.words), place, h('p', { class: 'actions' },
        doing(say('先看要做什么', 'See the plan'), async () => {
          const plan = await get('publish/plan', { target: target.name });
          fill(place, h('p', { class: 'plan' }, plan.words ?? inWords(plan)), plan.bytes !== undefined && h('p', { class: 'help' }, say(`要传 ${size(plan.bytes)}`, `${size(plan.bytes)} to send`)),
            h('p', { class: 'actions' }, doing(say('发布', 'Publish'), async () => {
              const { job } = await post('publish', { target: target.name });
              const ended = await follow(job, place);
              if (ended.ok) place.append(h('p', { class: 'actions' }, doing(say('存一个快照', 'Keep a snapshot'), async () => { await post('snapshot', {}); tell(say('快照存好了', 'Snapshot kept')); })));
            }, { class: 'main-action' })));
        }, { class: 'main-action' }),
        doing(say('退回上一次', 'Go back to the last'), async () => {
          const answer = await ask(say('退回上一次发布的网站？', 'Go back to the last release?'), [], { confirm: say('退回', 'Go back'), danger: true });
          if (answer) { const { job } = await post('publish/back', { target: target.name }); await follow(job, place); }
        })));
    }));
});
