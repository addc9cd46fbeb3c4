// axe-core: WCAG 2.0 to 2.2 A and AA and best practice; an undecided contrast counts as a fault.
import fs from 'node:fs';

const SOURCE = fs.readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(page, extra = []) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async ({ tags, extra, least }) => {
    const rgba = text => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return { rgb: [r, g, b], a }; };
    const light = rgb => { const [r, g, b] = rgb.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ratio = (one, other) => { const [x, y] = [light(one), light(other)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
    const spans = element => element && (element.localName === 'caption' || element.rowSpan > 1 || element.colSpan > 1);
    // The least contrast of an element's text; nothing where a picture, a shadow or transparence is in play.
    const measured = element => {
      for (let at = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.opacity !== '1' || style.filter !== 'none' || style.mixBlendMode !== 'normal' || style.backgroundImage !== 'none' || style.textShadow !== 'none') return 0;
      }
      const ground = element => rgba(getComputedStyle(element).backgroundColor);
      const ink = rgba(getComputedStyle(element).color);
      let grounds = [element];
      if (ground(element).a === 0) {
        let behind = element.closest('table');
        grounds = element.localName === 'caption' ? [] : [...behind.querySelectorAll('tr, thead, tbody, tfoot, colgroup, col')].filter(part => ground(part).a > 0);
        while (behind && ground(behind).a === 0) behind = behind.parentElement;
        grounds.push(behind ?? document.documentElement);
      }
      if (ink.a < 1 || grounds.some(part => ground(part).a < 1)) return 0;
      return Math.min(...grounds.map(part => ratio(ink.rgb, ground(part).rgb)));
    };
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
      // A caption is as wide as its table, a cell over all columns never whole in view, one over several rows lies on rows that
      // are not its own: axe leaves them undecided. Their own colour is measured against every ground they may lie on.
      for (const target of still) if (spans(document.querySelector(target)) && measured(document.querySelector(target)) >= least) still.delete(target);
      for (const rule of result.incomplete) if (rule.id === 'color-contrast') rule.nodes = rule.nodes.filter(node => still.has(node.target.join(' ')));
      result.incomplete = result.incomplete.filter(rule => rule.nodes.length);
    }
    const said = list => list.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`);
    return [...said(result.violations), ...said(result.incomplete.filter(rule => rule.id === 'color-contrast')).map(text => `undecided ${text}`)];
  }, { tags: extra.length ? [...TAGS, 'wcag2aaa'] : TAGS, extra, least: extra.includes('color-contrast-enhanced') ? 7 : 4.5 });
}
