// The beginning: open a site, or make one by answering a few questions.
import { get, post } from './api.js';
import { button, fill, h, labelled } from './elements.js';
import { go, view } from './router.js';
import { ask, doing, fail, once } from './told.js';
import { approvers } from './approve.js';
import { say } from './words.js';

view('start', async root => {
  const folder = await get('folders');
  fill(root, h('h1', {}, say('打开或新建一个网站', 'Open or make a site')),
    h('p', { class: 'lead' }, say('网站就是这台电脑上的一个文件夹，写的内容都在里面，不上传到任何地方。', 'A site is a folder on this computer. Everything you write stays in it; nothing is uploaded.')));
  const place = h('section', { class: 'card' });
  root.append(place);
  choose(place, folder);
});

/** Choosing a folder: open a site that stands there, or make one. */
function choose(place, here) {
  const to = async path => { try { choose(place, await get('folders', { under: path })); place.querySelector('h2').focus(); } catch (error) { fail(error); } };
  const rows = here.folders.map(folder => h('li', {},
    button(folder.name, () => to(folder.path), { class: 'folder' }),
    folder.site && doing(say('打开这个网站', 'Open this site'), () => open(folder.path), { class: 'small', 'aria-label': say(`打开这个网站：${folder.name}`, `Open this site: ${folder.name}`) })));
  fill(place, h('h2', { tabindex: '-1' }, say('放在哪个文件夹', 'In which folder')),
    here.places?.length > 0 && h('p', { class: 'actions' }, here.places.map(one => button(one.name, () => to(one.path), { class: 'small' }))),
    h('p', { class: 'here' }, say('现在在：', 'Here: '), h('strong', {}, here.path)),
    h('ul', { class: 'folders' }, here.parent && h('li', {}, button(say('↑ 上一级', '↑ Up'), () => to(here.parent), { class: 'folder' })), rows),
    rows.length === 0 && h('p', { class: 'help' }, say('这里面没有别的文件夹。', 'There are no folders in it.')),
    h('p', { class: 'actions' },
      here.site ? doing(say('打开这个网站', 'Open this site'), () => open(here.path), { class: 'main-action' })
        : button(say('在这里新建网站', 'Make a site here'), () => questions(place, here), { class: 'main-action' }),
      doing(say('新建文件夹', 'New folder'), async () => {
        const answer = await ask(say('新建文件夹', 'New folder'), [['name', say('文件夹名称', 'Name'), h('input', { required: true })]]);
        if (answer) { const { path } = await post('folders', { under: here.path, name: answer.name }); await to(path); }
      })));
}

async function open(folder) {
  await post('site/open', { folder });
  window.dispatchEvent(new Event('site'));
  await go('today');
}

const LEVELS = [['街道', 'Sub-district'], ['镇', 'Town'], ['乡', 'Xiang'], ['区', 'District'], ['县', 'County'], ['市', 'City']];

function questions(place, here) {
  const level = h('select', {}, LEVELS.map(([zh, en]) => h('option', { value: zh }, say(zh, `${zh} (${en})`))));
  const asked = [
    ['name', say('单位名称', 'Name of the office'), h('input', { required: true, placeholder: say('例如：某某街道办事处', 'e.g. 某某街道办事处') }), say('写全称。每份文件的发布机构、网站的标题都用它。', 'In full: it is the issuer of each document and the title of the site.')],
    ['level', say('级别', 'Level'), level, say('不同级别要公开的项目不同，检查时按它来。', 'What has to be public depends on it.')],
    ['superior', say('上级单位', 'Superior'), h('input', { placeholder: say('例如：某某市某某区', 'e.g. 某某市某某区') }), say('内容由上级门户发布，文件包上要写明。', 'Its portal publishes; packages say so.')],
    ['phone', say('办公电话', 'Phone'), h('input', { placeholder: say('区号-号码', 'area code-number') }), say('依法要公开。文件里写电话时引用它，改一处就全改了。', 'It has to be public; documents refer to it.')],
    ['address', say('办公地址', 'Address'), h('input'), say('依法要公开，群众按它找上门。', 'It has to be public: people come by it.')],
    ['domain', say('网址', 'Domain'), h('input', { placeholder: say('还没有就空着', 'leave empty when there is none') }), say('门户分配的网址，生成完整链接用。没有先空着，以后再填。', 'For full links; may be filled in later.')],
    ['approval', say('谁审批', 'Who approves'), approvers(), say('选了的环节没有办完，程序不让交付。拿不准先不设，以后在“审批”里设。', 'What lacks a stage is not handed over. It can be set later, under Approval.')],
  ];
  const make = h('button', { class: 'main-action' }, say('建好网站', 'Make the site'));
  const form = h('form', { class: 'form', on: { submit: event => {
    event.preventDefault();
    once(make, async () => {
      const answers = Object.fromEntries(asked.map(([key, , control]) => [key, control.value.trim()]));
      await post('site/new', { folder: here.path, answers });
      window.dispatchEvent(new Event('site'));
      await go('today');
    });
  } } }, asked.map(([, label, control, why]) => labelled(label, control, why)),
  h('div', { class: 'actions' }, make, button(say('换个文件夹', 'Another folder'), () => choose(place, here))));
  fill(place, h('h2', {}, say('七个问题', 'Seven questions')), h('p', { class: 'help' }, say('不知道的空着，程序不会替您编。以后可以改。', 'Leave empty what you do not know; nothing is invented.')), form);
  form.querySelector('input').focus();
}
