//! Headings, paragraphs, lists, quotations and tables as Markdown.

use super::{
    inline::{InlineContext, inline},
    losses::ConversionLosses,
};
use crate::model::{Block, InlineRun, TableBlock, is_blank, text};

/// An open item of a list.
struct OpenListItem {
    level: usize,
    /// Where its text begins, in columns.
    indent: usize,
    number: Option<u32>,
    mark: char,
}

/// Writes one block after the other.
pub(super) struct MarkdownWriter<'d> {
    names: &'d [(String, String)],
    pub(super) out: String,
    items: Vec<OpenListItem>,
    pub(super) losses: ConversionLosses,
}

impl<'d> MarkdownWriter<'d> {
    /// A writer that knows the pictures by name and description.
    pub(super) fn new(names: &'d [(String, String)]) -> Self {
        Self { names, out: String::new(), items: Vec::new(), losses: ConversionLosses::default() }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Item(level, number, runs) => return self.item(*level, *number, runs),
            _ => self.items.clear(),
        }
        self.gap();
        match block {
            Block::Heading(level, runs) => {
                let line = self.inline(runs, InlineContext::Heading);
                self.out.push_str(&"#".repeat(usize::from((*level).clamp(2, 6))));
                self.out.push_str(&format!(" {line}\n"));
            }
            Block::Paragraph(runs) | Block::Aligned(_, runs) => {
                let text = self.inline(runs, InlineContext::Text(""));
                self.out.push_str(&format!("{text}\n"));
            }
            Block::Quote(runs) => {
                let text = self.inline(runs, InlineContext::Text("> "));
                self.out.push_str(&format!("> {text}\n"));
            }
            Block::Table(table) => {
                self.losses.tables.push((table.merged, table.moved != (0, 0)));
                self.table(table);
            }
            Block::Item(..) => {}
        }
    }

    /// A line between blocks.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn item(&mut self, level: usize, number: Option<u32>, runs: &[InlineRun]) {
        if self.items.is_empty() {
            self.gap();
        }
        // Levels may begin anywhere and be left out: what counts is which is deeper.
        let mut last = None;
        while self.items.last().is_some_and(|open| open.level >= level) {
            last = self.items.pop();
        }
        let follows = match (number, &last) {
            (Some(number), Some(OpenListItem { number: Some(was), .. })) => {
                number == was.saturating_add(1)
            }
            (None, _) => true,
            (Some(_), _) => false,
        };
        let mark = match (number, &last) {
            (None, _) => '-',
            // Another list begins: without another mark it would go on with the first.
            (Some(_), Some(OpenListItem { number: Some(_), mark, .. })) if !follows => {
                if *mark == '.' { ')' } else { '.' }
            }
            (Some(_), Some(OpenListItem { number: Some(_), mark, .. })) => *mark,
            (Some(_), _) => '.',
        };
        // Only a list that begins with 1 may follow a line of text; any other would be part of that line.
        if !follows && number != Some(1) && (last.is_some() || !self.items.is_empty()) {
            self.out.push('\n');
        }
        let before = self.items.last().map_or(0, |item| item.indent);
        let label = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}{mark} "));
        let indent = before + label.len();
        let text = self.inline(runs, InlineContext::Text(&" ".repeat(indent)));
        self.out.push_str(&format!("{}{label}{text}\n", " ".repeat(before)));
        self.items.push(OpenListItem { level, indent, number, mark });
    }

    fn table(&mut self, table: &TableBlock) {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        for (at, row) in table.rows.iter().enumerate() {
            let cells = (0..columns).map(|column| {
                let context = if at == 0 { InlineContext::Head } else { InlineContext::Cell };
                row.get(column).map(|runs| self.inline(runs, context)).unwrap_or_default()
            });
            let cells: Vec<String> = cells.collect();
            self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if at == 0 {
                let marks: Vec<&str> = (0..columns)
                    .map(|column| if is_numeric(&table.rows[1..], column) { "--:" } else { "---" })
                    .collect();
                self.out.push_str(&format!("| {} |\n", marks.join(" | ")));
            }
        }
    }

    fn inline(&mut self, runs: &[InlineRun], context: InlineContext<'_>) -> String {
        inline(runs, self.names, context, &mut self.losses)
    }
}

/// Whether a column holds figures.
fn is_numeric(rows: &[Vec<Vec<InlineRun>>], column: usize) -> bool {
    let mut cells =
        rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_blank(cell)).peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            let text = text(cell);
            let text = text.trim();
            let plain = text.strip_prefix('-').unwrap_or(text).trim_end_matches('%');
            !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        })
}
