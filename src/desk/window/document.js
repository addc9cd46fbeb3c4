// One document: its form, its text, its findings; kept every few seconds, saved as little changed as can be.
import { get, post, upload } from './api.js';
import { fill, h } from './elements.js';
import { findingItem, summary } from './findings.js';
import { formOf } from './form.js';
import { plan } from './list.js';
import { conflict } from './merge.js';
import { address, go, show, view } from './router.js';
import { textOf } from './text.js';
import { ask, doing, fail, tell } from './told.js';
import { moment, say } from './words.js';

const PAUSE = 150, JOURNAL = 3000;

view('document', async (root, { path }) => {
  const document_ = await get('document', { path });
  const declared = await get('form', { kind: document_.kind });
  const desk = new Writing(root, document_, declared);
  await desk.open();
  return { leave: () => desk.leave(), shown: () => desk.shown(), end: () => desk.end() };
});

class Writing {
  constructor(root, document_, declared) {
    Object.assign(this, { root, path: document_.path, digest: document_.digest, document: document_, declared });
    this.findings = document_.findings ?? [];
    this.can = {
      mend: finding => this.mend(finding), show: finding => this.text.show(finding),
      later: async (finding, answer) => { await post('document/later', { path: this.path, code: finding.code, id: finding.id, ...answer }); await this.check(); },
    };
  }

  async open() {
    const { document: document_, declared } = this;
    const changed = () => this.changed();
    // Whether it is a draft is told by its button.
    this.form = formOf(declared.fields.filter(field => field.key !== 'draft'), document_.fields, changed, { path: this.path, before: document_.before });
    const numbers = this.form.fields.find(field => field.field.type === 'numbers');
    this.text = await textOf(document_, changed, {
      path: this.path, files: files => this.files(files), figures: numbers && (() => numbers.value() ?? []),
    });
    this.state = h('span', { class: 'save-state', role: 'status' }, say('没有改动', 'No changes'));
    this.saveButton = doing(say('保存', 'Save'), () => this.save(), { class: 'main-action', title: 'Ctrl+S' });
    this.count = h('p', { class: 'count' });
    this.found = h('ul', { class: 'found' });
    this.bar = this.head();
    // The bar above the text stays right below the head, however high that is.
    this.height = new ResizeObserver(() => this.root.style.setProperty('--head', `${this.bar.offsetHeight}px`));
    this.height.observe(this.bar);
    const tables = this.form.wide.length > 0 && h('section', { class: 'wide', 'aria-label': say('表格和数据', 'Tables and figures') }, h('h2', {}, say('表格和数据', 'Tables and figures')), this.form.wide);
    fill(this.root, this.bar, this.offer(), this.foundBox = h('section', { class: 'text-findings', 'aria-label': say('提示', 'Findings') }, this.count, this.found),
      tables,
      h('div', { class: 'writing' },
        h('section', { class: 'writing-form', 'aria-label': say('基本信息', 'Details') }, h('h2', {}, say('基本信息', 'Details')), this.form.element),
        h('section', { class: 'writing-text', 'aria-label': say('正文', 'Text') }, h('h2', {}, say('正文', 'Text')), this.text.element)));
    this.keys = event => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') { event.preventDefault(); this.saveButton.click(); } };
    window.addEventListener('keydown', this.keys);
    // What is kept already is offered again; only the last seconds are worth a question.
    this.unload = event => { if (this.toKeep && this.touched()) { this.journal(); event.preventDefault(); event.returnValue = ''; } };
    window.addEventListener('beforeunload', this.unload);
    this.timer = setInterval(() => this.journal(), JOURNAL);
  }

  shown() { this.form.note(this.document.notes); this.mark(); }

  end() {
    clearInterval(this.timer);
    this.height.disconnect();
    clearTimeout(this.pause);
    window.removeEventListener('keydown', this.keys);
    window.removeEventListener('beforeunload', this.unload);
    this.text.destroy();
  }

  head() {
    const { document: document_ } = this;
    const chips = [document_.draft && h('span', { class: 'chip is-draft' }, say('草稿', 'Draft')), document_.state && document_.state !== '草稿' && h('span', { class: 'chip' }, document_.state), !document_.draft && plan(document_)];
    return h('header', { class: 'document-head' },
      h('div', {}, h('p', { class: 'crumb' }, h('a', { href: address('list', { kind: document_.kind }) }, document_.kind_label ?? this.declared.label), this.state),
        h('h1', {}, document_.title || say('没有标题', 'No title')), h('p', { class: 'chips' }, chips)),
      h('div', { class: 'actions' }, this.saveButton,
        h('a', { class: 'button', href: address('preview', { path: this.path }) }, say('预览', 'Preview')),
        document_.draft ? doing(say('定稿', 'Finish'), () => this.finish()) : h('a', { class: 'button', href: address('approve', { path: this.path }) }, say('审批', 'Approval')),
        this.more()));
  }

  more() {
    const details = h('details', { class: 'menu' }, h('summary', {}, say('更多', 'More')), h('div', { class: 'menu-items' },
      h('a', { href: address('history', { path: this.path }) }, say('历史版本', 'History')),
      (!this.document.fields.withdrawn?.value || this.document.leaves) && doing(say('撤下', 'Withdraw'), () => this.withdraw()), doing(say('移到回收站', 'Move to the bin'), () => this.bin())));
    details.addEventListener('keydown', event => { if (event.key === 'Escape') { details.open = false; details.firstChild.focus(); } });
    details.addEventListener('focusout', event => { if (!details.contains(event.relatedTarget)) details.open = false; });
    return details;
  }

  /** What was typed and never saved, after a crash. */
  offer() {
    const { journal } = this.document;
    if (!journal) return null;
    const box = h('div', { class: 'notice' }, h('p', {}, say(`上次没有保存就关闭了，留底于 ${moment(journal.when)}。`, `It was closed without saving; what was typed was kept on ${moment(journal.when)}.`)),
      h('p', { class: 'actions' }, doing(say('接着写', 'Go on with it'), async () => {
        const result = await post('document/save', { path: this.path, digest: this.digest, fields: journal.fields ?? {}, ...(journal.blocks ? { blocks: journal.blocks } : journal.source ? { source: journal.source } : {}) });
        this.digest = result.digest;
        await show();
      }), doing(say('不要了', 'Drop it'), async () => { await post('document/journal', { path: this.path, digest: this.digest, drop: true }); box.remove(); })));
    return box;
  }

  touched() { return this.form.touched() || this.text.touched(); }
  content() { return { path: this.path, digest: this.digest, fields: this.form.changes(), ...(this.text.touched() ? this.text.content() : {}) }; }

  changed() {
    fill(this.state, say('有改动，未保存', 'Not saved yet'));
    this.state.classList.add('is-open');
    this.toKeep = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.check(), PAUSE);
  }

  async check() {
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const { findings, notes } = await post('document/check', { ...this.content(), ...(this.text.touched() ? {} : { fields: this.form.changes() }) }, this.asked.signal);
      this.findings = findings;
      this.form.note(notes);
      this.mark();
    } catch (error) { fail(error); }
  }

  /** Each finding stands beside its field, marks its words, or is told above both. */
  mark() {
    const own = this.findings.filter(finding => finding.field && this.form.has(finding.field.split('.')[0]));
    this.form.mark(own, this.can);
    this.text.mark(this.findings.filter(finding => !own.includes(finding)));
    const rest = this.findings.filter(finding => !own.includes(finding));
    fill(this.count, summary(this.findings));
    this.count.className = `count ${this.findings.some(finding => finding.level === 'error') ? 'is-error' : this.findings.some(finding => finding.level === 'warning') ? 'is-warning' : 'is-done'}`;
    fill(this.found, rest.map(finding => findingItem(finding, this.can)));
  }

  async journal() {
    if (!this.toKeep || !this.touched()) return;
    this.toKeep = false;
    try {
      await post('document/journal', this.content());
      const time = new Date().toTimeString().slice(0, 5);
      if (this.touched()) fill(this.state, say(`有改动，${time} 已留底`, `Not saved; kept at ${time}`));
    } catch (error) { this.toKeep = true; fail(error); }
  }

  async save() {
    if (!this.touched()) { fill(this.state, say('没有改动', 'No changes')); return true; }
    try {
      const sent = { form: this.form.snapshot(), text: this.text.snapshot() };
      this.took(await post('document/save', this.content()), sent);
      return true;
    } catch (error) {
      if (error.status !== 409) throw error;
      return conflict(this.root, error.body, { path: this.path, content: this.content() });
    }
  }

  /** What was typed while it was being saved stays unsaved. */
  took(result, sent) {
    this.digest = result.digest;
    this.form.saved(sent.form);
    this.text.saved(sent.text, result.blocks);
    this.findings = result.findings ?? this.findings;
    this.mark();
    if (!this.touched()) {
      fill(this.state, say('已保存', 'Saved'));
      this.state.classList.remove('is-open');
    }
    const title = this.form.fields.find(field => field.key === 'title')?.value();
    if (title) this.root.querySelector('h1').textContent = title;
  }

  async leave() {
    if (!this.touched()) return true;
    const kept = await this.save();
    if (kept) tell(say('已保存', 'Saved'));
    return kept;
  }

  async mend(finding) {
    if (!await this.save()) return;
    await post('document/mend', { path: this.path, digest: this.digest, code: finding.code, line: finding.place?.line });
    await show();
  }

  async finish() {
    if (!await this.save()) return;
    const { findings = [] } = await post('document/draft', { path: this.path, digest: this.digest, draft: false });
    const errors = findings.filter(finding => finding.level === 'error').length;
    if (errors) {
      tell(say(`已定稿，还有 ${errors} 处要改，改好才能交付`, `Finished; ${errors} to mend before it can be handed over`), 'error');
      await show();
      return;
    }
    tell(say('已定稿', 'Finished'));
    await go('approve', { path: this.path });
  }

  async files(files) {
    for (const file of files) {
      if (/^image\//.test(file.type)) {
        try {
          const { src } = await upload('file', { path: this.path, name: file.name }, file).then(answer => answer.picture ?? answer);
          this.text.picture({ src, alt: '' });
        } catch (error) { fail(error); }
      } else if (this.form.files) await this.form.files.add([file]);
    }
  }

  async withdraw() {
    const answer = await ask(say('撤下这份文件', 'Withdraw this document'), [
      ['reason', say('原因', 'Reason'), h('input', { required: true }), say('读者看得见，例如：附件放错，更正后重新发布', 'Readers see it')],
      ['date', say('日期', 'Date'), h('input', { type: 'date', required: true, value: new Date().toLocaleDateString('sv') }), say('可以定在将来，例如公示期满的第二天；不该公开的写今天', 'It may be a day to come; today for what should not be public')],
    ], { text: say('网址保留，只显示标题、文号、日期和原因；正文和附件不再出现在任何地方。', 'The address stays with title, number, date and reason; text and attachments go everywhere.'), confirm: say('撤下', 'Withdraw'), danger: true });
    if (!answer || !await this.save()) return;
    await post('document/withdraw', { path: this.path, ...answer });
    await show();
    const later = answer.date > new Date().toLocaleDateString('sv');
    tell(later ? say(`定好了：${answer.date} 起的第一次交付或发布撤下，在那以前照常公开。`, `Planned: it is taken down with the first hand-over or publish from ${answer.date} on.`) : say('已撤下。下次交付或发布后，网站上就没有了。', 'Withdrawn; it is gone after the next hand-over or publish.'));
  }

  async bin() {
    const answer = await ask(say('移到回收站？', 'Move to the bin?'), [], { text: say('可以从回收站取回。已经发布过的文件要用“撤下”。', 'It can be brought back. What was published is withdrawn instead.'), confirm: say('移到回收站', 'Move to the bin'), danger: true });
    if (!answer || !await this.save()) return;
    await post('document/bin', { path: this.path });
    window.dispatchEvent(new Event('site'));
    tell(say('已移到回收站', 'Moved to the bin'));
    await go('list', { kind: this.document.kind });
  }
}
