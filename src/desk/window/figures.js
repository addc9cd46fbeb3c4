// The statutory tables of a report as tables, with totals that fill themselves, and the figures of a report.
import { button, fill, h } from './elements.js';
import { say } from './words.js';

const number = text => Number(text) || 0;

/** `value` is `{row: [numbers]}`; totals are shown and never saved. Last year's numbers stand below the new ones. */
export function tableControl(field, value, changed, context) {
  const before = context.before?.[field.key] ?? {};
  const rows = field.rows.map(row => ({ ...row, inputs: Array.from({ length: row.cells ?? field.columns.length }, (_, index) => h('input', {
    inputmode: 'numeric', autocomplete: 'off', value: value?.[row.key]?.[index] ?? '', 'aria-label': `${row.label}，${field.columns[index] ?? ''}`,
    title: before[row.key]?.[index] !== undefined ? say(`去年 ${before[row.key][index]}`, `last year ${before[row.key][index]}`) : null,
    on: { input: () => { sums(); changed(); }, keydown: move },
  })) }));
  for (const row of rows) row.total = h('td', { class: 'total' });
  const sums = () => { for (const row of rows) row.total.textContent = row.inputs.some(input => input.value.trim() !== '') ? row.inputs.reduce((sum, input) => sum + number(input.value), 0) : ''; };
  sums();
  const totals = field.totals && field.columns.length > 1;
  const body = rows.map(row => h('tr', {}, h('th', { scope: 'row' }, row.label),
    row.inputs.map(input => h('td', {}, input)),
    Array.from({ length: Math.max(0, field.columns.length - row.inputs.length) }, () => h('td', { class: 'none' })),
    totals && row.total));
  const element = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': field.label },
    h('table', { class: 'figures' }, h('caption', { class: 'unseen' }, field.label),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, say('项目', 'Item')), field.columns.map(column => h('th', { scope: 'col' }, column)), totals && h('th', { scope: 'col' }, say('总计', 'Total')))),
      h('tbody', {}, body)));
  return {
    element,
    value() {
      const result = {};
      for (const row of rows) {
        const cells = row.inputs.map(input => (/^\d+$/.test(input.value.trim()) ? Number(input.value) : input.value.trim() || null));
        if (cells.some(cell => cell !== null)) result[row.key] = cells;
        else if (value?.[row.key] !== undefined) result[row.key] = value[row.key].length ? cells : value[row.key];
      }
      return Object.keys(result).length ? result : value ?? null;
    },
    mark(findings) {
      for (const row of rows) for (const input of row.inputs) input.removeAttribute('aria-invalid');
      for (const { cell } of findings) {
        const inputs = cell ? rows.find(row => row.key === cell.row)?.inputs ?? [] : [];
        for (const input of cell && cell.column === null ? inputs : [inputs[cell?.column]].filter(Boolean)) input.setAttribute('aria-invalid', 'true');
      }
    },
  };
}

/** Arrows up and down go along a column, as in a sheet. */
function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (!step || event.isComposing) return;
  event.preventDefault();
  const cell = event.target.closest('td'), row = cell.parentElement;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  const input = next?.children[cell.cellIndex]?.querySelector('input');
  input?.focus();
  input?.select();
}

/** The figures of a report: number, name, value, unit, group; last year's beside. */
export function numbersControl(field, value, changed, context) {
  const before = new Map((context.before?.[field.key] ?? []).map(figure => [figure.id, figure.value]));
  const figures = (value ?? []).map(figure => ({ ...figure }));
  const body = h('tbody');
  const input = (figure, key, label, attributes = {}) => h('input', { value: figure[key] ?? '', 'aria-label': `${label}：${figure.name ?? ''}`, ...attributes, on: { input: event => {
    figure[key] = key === 'value' && /^-?\d+(\.\d+)?$/.test(event.target.value.trim()) ? Number(event.target.value) : event.target.value;
    changed();
  } } });
  const show = () => fill(body, figures.map((figure, index) => h('tr', {},
    h('td', {}, input(figure, 'name', say('名称', 'Name'))), h('td', {}, input(figure, 'value', say('数值', 'Value'), { inputmode: 'decimal', class: 'is-number' })),
    h('td', {}, input(figure, 'unit', say('单位', 'Unit'), { class: 'is-short' })), h('td', { class: 'total' }, before.get(figure.id) ?? '—'),
    h('td', {}, button(say('去掉', 'Remove'), () => { figures.splice(index, 1); show(); changed(); }, { class: 'small', 'aria-label': say(`去掉 ${figure.name}`, `Remove ${figure.name}`) })))));
  show();
  const columns = [say('名称', 'Name'), say('数值', 'Value'), say('单位', 'Unit'), say('去年', 'Last year'), h('span', { class: 'unseen' }, say('操作', 'Action'))];
  return {
    element: h('div', {}, h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': field.label }, h('table', { class: 'figures' }, h('caption', { class: 'unseen' }, field.label),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col' }, column)))), body)),
    button(say('添加一个数', 'Add a figure'), () => { figures.push({ id: `figure-${figures.length + 1}`, name: '', value: '' }); show(); changed(); }, { class: 'small' })),
    value: () => (figures.length ? figures : null),
  };
}
