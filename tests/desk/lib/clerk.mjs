// A clerk who only clicks, types and drops files, and counts what she does.
import fs from 'node:fs';
import path from 'node:path';

export class Clerk {
  constructor(page) { this.page = page; this.done = []; }

  get actions() { return this.done.length; }

  did(words) { this.done.push(words); }

  /** Clicks what has this name: a button, a link, a label. */
  async click(name, within = this.page) {
    const found = within.locator(`button, a, summary, label, [role=button]`).filter({ hasText: name, visible: true }).first();
    await found.click();
    this.did(`click ${name}`);
  }

  /** Types into the field with this label, or chooses what it offers. */
  async type(label, text, within = this.page) {
    const field = within.getByLabel(label, { exact: false }).first();
    if (await field.evaluate(element => element.tagName) === 'SELECT') await field.selectOption({ label: text });
    else await field.fill(text);
    this.did(`type ${text} into ${label}`);
  }

  /** Drops files onto the window. */
  async drop(...files) {
    const sent = files.map(file => ({ name: path.basename(file), bytes: fs.readFileSync(file).toString('base64') }));
    await this.page.evaluate(list => {
      const data = new DataTransfer();
      for (const { name, bytes } of list) data.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name));
      for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, sent);
    this.did(`drop ${sent.map(({ name }) => name).join(', ')}`);
  }

  at(name) { return this.page.waitForSelector(`.view[data-view="${name}"] h1`); }

  /** A few questions in a folder: a site. */
  async makeSite(approval) {
    await this.at('start');
    await this.click('在这里新建网站');
    await this.type('单位名称', '某某街道办事处');
    await this.type('上级单位', '某某市某某区');
    await this.type('办公电话', '020-00000001');
    await this.type('办公地址', '某某市某某区某某路1号');
    await this.type('网址', 'https://moumou.example/');
    if (approval) await this.type('谁审批', approval);
    await this.click('建好网站');
    await this.at('today');
  }

  /** Answers each question of an import: what is offered first, or what `answers` says by words of the question. */
  async answer(answers = {}) {
    await this.at('import');
    const fields = this.page.locator('.view[data-view=import] form .field');
    for (let at = 0; at < await fields.count(); at++) {
      const field = fields.nth(at), words = await field.innerText();
      const known = Object.entries(answers).find(([part]) => words.includes(part))?.[1];
      const offered = field.locator('input[type=radio]');
      if (known === undefined && await offered.count()) { await offered.first().check(); this.did(`choose in ${words.split('\n')[0]}`); }
      else if (known !== undefined) { await field.locator('input:not([type=radio]), textarea, select').last().fill(known); this.did(`type ${known}`); }
      else throw new Error(`nobody told the clerk what to answer: ${words}`);
    }
    await this.click('写成文件');
    await this.page.waitForSelector('.view:not([data-view=import]) h1');
  }

  /** From the open document to the last signature: a name at each stage. */
  async approve() {
    await this.at('document');
    const finish = this.page.locator('.document-head button', { hasText: '定稿' });
    await this.click(await finish.count() ? '定稿' : '审批', this.page.locator('.document-head'));
    await this.at('approve');
    if (!await this.page.locator('.view[data-view=approve] form').count()) return;
    for (const name of ['张某', '李某', '王某', '赵某', '钱某', '孙某', '周某']) {
      const pass = this.page.locator('.view[data-view=approve] form .main-action');
      await this.page.waitForSelector('.view[data-view=approve]');
      if (!await pass.count()) break;
      const stage = await pass.innerText();
      await this.type('姓名或岗位', name);
      await this.click(stage, this.page.locator('.view[data-view=approve] form'));
      await this.page.waitForFunction(was => document.querySelector('.view[data-view=approve] form .main-action')?.innerText !== was, stage);
    }
  }

  /** The package, saved; gives its name. */
  async handOver() {
    await this.click('交付', this.page.locator('#side'));
    await this.at('handover');
    const plan = await this.page.locator('.plan').innerText();
    await this.click('打包交付');
    await this.page.waitForSelector('.is-good a[download]');
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.click('保存', this.page.locator('.is-good'))]);
    return { plan, file: await download.path(), name: download.suggestedFilename() };
  }
}
