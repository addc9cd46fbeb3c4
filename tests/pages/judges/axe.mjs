// axe-core: WCAG 2.0 to 2.2 A and AA and best practice; an undecided contrast counts as a fault.
import fs from 'node:fs';

const SOURCE = fs.readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(page, extra = []) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async ({ tags, extra }) => {
    const rules = Object.fromEntries(extra.map(rule => [rule, { enabled: true }]));
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations', 'incomplete'] });
    const said = list => list.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`);
    return [...said(result.violations), ...said(result.incomplete.filter(rule => rule.id === 'color-contrast')).map(text => `undecided ${text}`)];
  }, { tags: extra.length ? [...TAGS, 'wcag2aaa'] : TAGS, extra });
}
