// axe-core: WCAG 2.0 to 2.2 A and AA and best practice; an undecided contrast counts as a fault.
import fs from 'node:fs';

const SOURCE = fs.readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(page, extra = []) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async ({ tags, extra }) => {
    const rules = Object.fromEntries(extra.map(rule => [rule, { enabled: true }]));
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations', 'incomplete'] });
    // What a scroll region hides is judged again with the region scrolled step by step.
    const undecided = new Set(result.incomplete.filter(rule => rule.id === 'color-contrast').flatMap(rule => rule.nodes.map(node => node.target.join(' '))));
    if (undecided.size) {
      const regions = [...document.querySelectorAll('[role=region][tabindex="0"]')];
      const steps = Math.max(1, ...regions.map(region => Math.ceil(region.scrollWidth / (region.clientWidth / 2))));
      const still = undecided;
      for (let step = 1; step <= steps && still.size; step++) {
        for (const region of regions) region.scrollLeft = step * region.clientWidth / 2;
        const again = await window.axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations', 'incomplete'] });
        result.violations.push(...again.violations);
        const open = new Set(again.incomplete.flatMap(rule => rule.nodes.map(node => node.target.join(' '))));
        for (const target of still) if (!open.has(target)) still.delete(target);
      }
      for (const region of regions) region.scrollLeft = 0;
      // A caption is as wide as its table and never whole in view; it has the colours of the text.
      for (const target of still) if (document.querySelector(target)?.localName === 'caption') still.delete(target);
      // A cell over several rows lies on rows that are not its own, one over all columns is never whole in view; axe leaves both undecided, but where nothing of the table has a colour of its own, it has the colours of the text.
      const plain = element => getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)';
      for (const target of still) {
        const cell = document.querySelector(target);
        const table = (cell?.rowSpan > 1 || cell?.colSpan > 1) && cell.closest('table');
        if (table && getComputedStyle(cell).color === getComputedStyle(document.body).color && [table, ...table.querySelectorAll('*')].every(plain)) still.delete(target);
      }
      for (const rule of result.incomplete) if (rule.id === 'color-contrast') rule.nodes = rule.nodes.filter(node => still.has(node.target.join(' ')));
      result.incomplete = result.incomplete.filter(rule => rule.nodes.length);
    }
    const said = list => list.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`);
    return [...said(result.violations), ...said(result.incomplete.filter(rule => rule.id === 'color-contrast')).map(text => `undecided ${text}`)];
  }, { tags: extra.length ? [...TAGS, 'wcag2aaa'] : TAGS, extra });
}
