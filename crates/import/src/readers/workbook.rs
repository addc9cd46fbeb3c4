//! Sheets of a workbook to blocks: a table a sheet, the line above the first one as the title.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Block, DraftDocument, InlineRun, TableGrid, text};
use gongbao_office::{ReadGap, column_letters};

/// How many cells a page's table may have.
const CELLS: usize = 100_000;
/// How many cells all sheets of a file may have.
const ALL_CELLS: usize = 300_000;
/// How long the texts of all cells may be, in bytes.
const ALL_TEXT: usize = 8 << 20;

/// The texts of a sheet's cells by row and column, from 0.
pub(super) type CellTexts = BTreeMap<(u32, u32), String>;

/// What is merged: first and last row, first and last column.
pub(super) type MergedArea = (u32, u32, u32, u32);

/// The blocks of the sheets so far, by name.
#[derive(Default)]
pub(super) struct WorkbookDraft {
    pub(super) draft: DraftDocument,
    sheets: Vec<(String, Vec<Block>)>,
    budget: CellBudget,
}

/// What the cells of all sheets may still be.
struct CellBudget {
    cells: usize,
    bytes: usize,
}

impl Default for CellBudget {
    fn default() -> Self {
        Self { cells: ALL_CELLS, bytes: ALL_TEXT }
    }
}

impl WorkbookDraft {
    /// Counts a text of a cell; a small file can show one text a million times, and one sheet a thousand times.
    pub(super) fn count(&mut self, text: &str) -> Result<(), ReadGap> {
        let CellBudget { cells, bytes } = &mut self.budget;
        *cells = cells.checked_sub(1).ok_or(ReadGap::TooLarge)?;
        *bytes = bytes.checked_sub(text.len()).ok_or(ReadGap::TooLarge)?;
        Ok(())
    }

    /// Tells of a sheet that stays where it is.
    pub(super) fn note_hidden(&mut self, name: &str) {
        self.draft.note(
            format!("隐藏的工作表“{name}”没有带过来"),
            format!("the hidden sheet `{name}` was left out"),
        );
    }

    /// Tells of cells in hidden rows and columns.
    pub(super) fn note_left_out(&mut self, name: &str, cells: usize) {
        if cells > 0 {
            self.draft.note(
                format!("工作表“{name}”里隐藏的行和列没有带过来（{cells}格有内容）"),
                format!("hidden rows and columns of sheet `{name}` were left out ({cells} cells with content)"),
            );
        }
    }

    /// Adds a sheet. Wholly empty rows and columns vanish; the others move together.
    pub(super) fn push(&mut self, name: String, cells: CellTexts, merged: &[MergedArea]) {
        if cells.is_empty() {
            return;
        }
        let rows = order(cells.keys().map(|(row, _)| *row));
        let columns = order(cells.keys().map(|(_, column)| *column));
        if rows.len().saturating_mul(columns.len()) > CELLS {
            let last = columns.keys().next_back().map_or(0, |column| *column as usize + 1);
            let (rows, last) = (rows.len(), column_letters(last));
            self.draft.note(
                format!("工作表“{name}”太大（{rows}行，到{last}列），没有带过来：请作为附件发布"),
                format!("sheet `{name}` is too large ({rows} rows, up to column {last}) and was left out: attach the file"),
            );
            return;
        }
        arranged(cells, merged, &rows, &columns).finish(&mut self.draft);
        self.sheets.push((name, std::mem::take(&mut self.draft.blocks)));
    }

    /// The draft; with several sheets, each under its name.
    pub(super) fn finish(mut self) -> DraftDocument {
        self.sheets.retain(|(_, blocks)| !blocks.is_empty());
        if let Some((_, blocks)) = self.sheets.first_mut() {
            self.draft.title = title_above(blocks);
        }
        let named = self.sheets.len() > 1;
        for (name, blocks) in self.sheets {
            if named {
                self.draft.blocks.push(Block::Heading(1, vec![InlineRun::plain(name)]));
            }
            self.draft.blocks.extend(blocks);
        }
        self.draft
    }
}

/// Takes the line over the first table of a sheet, which is its title.
pub(super) fn title_above(blocks: &mut Vec<Block>) -> Option<String> {
    let line = match blocks.as_slice() {
        [Block::Paragraph(runs) | Block::Aligned(_, runs), _, ..] => text(runs),
        _ => return None,
    };
    blocks.remove(0);
    Some(line.replace('\n', "").trim().to_owned())
}

/// The cells at their places among the rows and columns that stay.
fn arranged(
    cells: CellTexts,
    merged: &[MergedArea],
    rows: &BTreeMap<u32, usize>,
    columns: &BTreeMap<u32, usize>,
) -> TableGrid {
    let span = |(top, bottom, left, right): &MergedArea| {
        let high = rows.range(*top..=*bottom.max(top)).count();
        let wide = columns.range(*left..=*right.max(left)).count();
        ((*top, *left), (high, wide))
    };
    let spans: BTreeMap<(u32, u32), (usize, usize)> = merged.iter().map(span).collect();
    let mut grid = TableGrid::default();
    for ((row, column), text) in cells {
        let (Some(r), Some(c)) = (rows.get(&row), columns.get(&column)) else { continue };
        let span = spans.get(&(row, column)).copied().unwrap_or((1, 1));
        grid.put(*r, *c, span, lines(&text));
    }
    grid
}

/// Each number's place among all of them.
fn order(numbers: impl Iterator<Item = u32>) -> BTreeMap<u32, usize> {
    let all: BTreeSet<u32> = numbers.collect();
    all.into_iter().enumerate().map(|(at, number)| (number, at)).collect()
}

/// A text with its line breaks.
fn lines(text: &str) -> Vec<InlineRun> {
    let mut runs = Vec::new();
    for line in text.lines() {
        if !runs.is_empty() {
            runs.push(InlineRun::line_break());
        }
        runs.push(InlineRun::plain(line));
    }
    runs
}
