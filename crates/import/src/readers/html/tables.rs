//! Tables of a page.

use markup5ever_rcdom::Handle;

use super::{
    dom::{attribute, name},
    reader::{HtmlReader, InlineStyle},
};
use crate::model::{InlineRun, TableGrid};

impl HtmlReader {
    pub(super) fn table(&mut self, table: &Handle, style: &InlineStyle, depth: usize) {
        let mut rows = Vec::new();
        rows_of(table, &mut rows, 0);
        if let Some(cell) = frame(&rows) {
            let inner = InlineStyle { alignment: None, ..style.clone() };
            self.children(&cell, &inner, depth);
            return self.end();
        }
        let mut grid = TableGrid::default();
        for (row, element) in rows.iter().enumerate() {
            for cell in element
                .children
                .borrow()
                .iter()
                .filter(|cell| matches!(name(cell), Some("td" | "th")))
            {
                let span = |key: &str| {
                    attribute(cell, key).and_then(|n| n.trim().parse().ok()).unwrap_or(1usize)
                };
                let high = span("rowspan").min(rows.len() - row);
                let runs = self.cell(cell, style, depth);
                grid.put(row, grid.free(row), (high, span("colspan")), runs);
            }
        }
        grid.finish(&mut self.draft);
    }

    fn cell(&mut self, cell: &Handle, style: &InlineStyle, depth: usize) -> Vec<InlineRun> {
        let before = std::mem::take(&mut self.draft.blocks);
        let numbers = std::mem::take(&mut self.numbers);
        let inner = InlineStyle { lists: 0, quote: false, alignment: None, ..style.clone() };
        self.children(cell, &inner, depth);
        self.end();
        self.open = None;
        self.numbers = numbers;
        let blocks = std::mem::replace(&mut self.draft.blocks, before);
        let mut runs = Vec::new();
        self.draft.in_one_line(blocks, &mut runs);
        runs
    }
}

/// The only cell of a table that is there for the layout: a frame around a whole text.
fn frame(rows: &[Handle]) -> Option<Handle> {
    let [row] = rows else { return None };
    let cells = row.children.borrow();
    let mut cells = cells.iter().filter(|cell| matches!(name(cell), Some("td" | "th")));
    let only = cells.next()?;
    cells.next().is_none().then(|| only.clone())
}

/// The rows of a table, not those of tables in it.
fn rows_of(node: &Handle, rows: &mut Vec<Handle>, depth: usize) {
    for child in node.children.borrow().iter() {
        match name(child) {
            Some("tr") => rows.push(child.clone()),
            Some("thead" | "tbody" | "tfoot") if depth < 3 => rows_of(child, rows, depth + 1),
            _ => {}
        }
    }
}
