// The bar above the text: one button for each thing that a page can show.
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from 'prosemirror-tables';
import { schema } from './schema.js';
import { alignColumn } from './tables.js';

const { nodes, marks } = schema;

const has = (state, type) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};
const inside = (state, type) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
};
const list = type => (state, dispatch, view) => inside(state, type) ? liftListItem(nodes.list_item)(state, dispatch) : wrapInList(type)(state, dispatch, view);
const quote = (state, dispatch) => inside(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

/** The buttons; `ask` opens the window's own forms for links and pictures. */
function buttons(say, ask) {
  return [
    { words: say('粗体', 'Bold'), keys: 'Ctrl+B', run: toggleMark(marks.strong), on: state => has(state, marks.strong) },
    { words: say('项目', 'Bullets'), run: list(nodes.bullet_list), on: state => inside(state, nodes.bullet_list), hidden: isInTable },
    { words: say('编号', 'Numbers'), run: list(nodes.ordered_list), on: state => inside(state, nodes.ordered_list), hidden: isInTable },
    { words: say('引用', 'Quote'), run: quote, on: state => inside(state, nodes.blockquote), hidden: isInTable },
    { words: say('链接', 'Link'), keys: 'Ctrl+K', run: ask.link, on: state => has(state, marks.link) },
    { words: say('图片', 'Picture'), run: ask.picture },
    { words: say('表格', 'Table'), run: ask.table, hidden: isInTable },
    { words: say('脚注', 'Note'), run: ask.note, hidden: isInTable },
    ...(ask.figure ? [{ words: say('引用数', 'Figure'), run: ask.figure }] : []),
    { words: say('加一行', 'Add row'), run: addRowAfter, table: true },
    { words: say('删这行', 'Delete row'), run: deleteRow, table: true },
    { words: say('加一列', 'Add column'), run: addColumnAfter, table: true },
    { words: say('删这列', 'Delete column'), run: deleteColumn, table: true },
    { words: say('数字靠右', 'Align right'), run: alignColumn('right'), table: true },
    { words: say('靠左', 'Align left'), run: alignColumn(null), table: true },
    { words: say('删表格', 'Delete table'), run: deleteTable, table: true },
    { words: say('撤销', 'Undo'), keys: 'Ctrl+Z', run: undo, last: true },
    { words: say('重做', 'Redo'), keys: 'Ctrl+Y', run: redo, last: true },
  ];
}

export function toolbar(view, say, ask) {
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', say('正文格式', 'Text format'));
  const style = document.createElement('select');
  style.setAttribute('aria-label', say('段落样式', 'Paragraph style'));
  for (const [value, words] of [['0', say('正文', 'Text')], ['2', say('一级小标题', 'Heading 1')], ['3', say('二级小标题', 'Heading 2')], ['4', say('三级小标题', 'Heading 3')]]) {
    style.add(new Option(words, value));
  }
  style.addEventListener('change', () => {
    const level = Number(style.value);
    (level ? setBlockType(nodes.heading, { level }) : setBlockType(nodes.paragraph))(view.state, view.dispatch, view);
    view.focus();
  });
  bar.append(style);
  const last = document.createElement('span');
  const made = buttons(say, ask).map(button => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = button.words;
    if (button.keys) element.title = `${button.words} (${button.keys})`;
    // The text keeps its selection.
    element.addEventListener('mousedown', event => event.preventDefault());
    element.addEventListener('click', () => { button.run(view.state, view.dispatch, view); if (!document.querySelector('dialog[open]')) view.focus(); });
    (button.last ? last : bar).append(element);
    return { ...button, element };
  });
  bar.append(last);
  const focus = arrows(bar);
  const update = state => {
    const table = isInTable(state);
    for (const { element, run, on, table: only, hidden } of made) {
      element.hidden = only ? !table : Boolean(hidden?.(state));
      if (on) element.setAttribute('aria-pressed', String(on(state)));
      element.setAttribute('aria-disabled', String(!element.hidden && !run(state)));
    }
    const { parent } = state.selection.$from;
    style.value = parent.type === nodes.heading ? String(Math.min(4, parent.attrs.level)) : '0';
    style.disabled = table;
    focus.keep();
  };
  update(view.state);
  return { bar, update, focus: focus.focus };
}

/** One stop for Tab; arrows go from button to button. */
function arrows(bar) {
  const all = [...bar.querySelectorAll('button, select')];
  const items = () => all.filter(item => !item.hidden && !item.disabled);
  const rove = to => { for (const item of all) item.tabIndex = item === to ? 0 : -1; };
  rove(all[0]);
  bar.addEventListener('focusin', event => rove(event.target));
  bar.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const open = items(), next = open[(open.indexOf(event.target) + step + open.length) % open.length];
    event.preventDefault();
    next.focus();
  });
  const first = () => items().find(item => item.tabIndex === 0) ?? items()[0];
  return { focus: () => first().focus(), keep: () => rove(first()) };
}
