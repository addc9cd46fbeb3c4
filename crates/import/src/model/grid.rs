//! A table filled cell by cell: merged cells, and tables that are only there for the layout.

use std::collections::BTreeMap;

use super::{
    block::{Alignment, Block, InlineRun, SourceCell, TableBlock, is_blank, text},
    draft::DraftDocument,
};

/// A grid that is filled cell by cell.
#[derive(Default)]
pub(crate) struct TableGrid {
    cells: BTreeMap<(usize, usize), Vec<InlineRun>>,
    /// Cells that span more than one place: row, column, height, width.
    spans: Vec<(usize, usize, usize, usize)>,
    rows: usize,
    columns: usize,
}

/// The widest and the highest span, so that a number typed wrong costs nothing.
const SPAN: usize = 1000;
/// How many places a table may have.
const PLACES: usize = 200_000;

impl TableGrid {
    /// Puts a cell at a place.
    pub(crate) fn put(
        &mut self,
        row: usize,
        column: usize,
        (high, wide): (usize, usize),
        runs: Vec<InlineRun>,
    ) {
        let (high, wide) = (high.clamp(1, SPAN), wide.clamp(1, SPAN));
        self.rows = self.rows.max(row + 1);
        self.columns = self.columns.max(column + wide);
        if high > 1 || wide > 1 {
            self.spans.push((row, column, high, wide));
        }
        self.cells.insert((row, column), runs);
    }

    /// The first free column of a row: cells from above may reach into it.
    pub(crate) fn free(&self, row: usize) -> usize {
        let taken = |column: usize| {
            self.cells.contains_key(&(row, column))
                || self.spans.iter().any(|(r, c, high, wide)| {
                    (*r..*r + *high).contains(&row) && (*c..*c + *wide).contains(&column)
                })
        };
        (0..).find(|column| !taken(*column)).unwrap_or_default()
    }

    /// Adds the table to a draft, with what has to be told.
    pub(crate) fn finish(mut self, draft: &mut DraftDocument) {
        if self.rows.saturating_mul(self.columns) > PLACES {
            draft.note(
                "有一张表太大，没有带过来：请作为附件发布",
                "a table that is too large was left out: attach the file",
            );
            return;
        }
        // A cell over the whole width at the top is a title, at the bottom a remark.
        let first = (0..self.rows).take_while(|row| self.is_whole(*row)).count();
        let last = (first..self.rows).rev().take_while(|row| self.is_whole(*row)).count();
        let body = first..self.rows - last;
        let inner = self.spans.iter().filter(|(row, ..)| body.contains(row));
        let merged = inner.filter(|(row, ..)| !self.is_whole(*row)).count();
        let width = self.columns;
        let cells = self.source_cells();
        let mut rows = self.filled().into_iter();
        for row in rows.by_ref().take(first) {
            let title = row.into_iter().next().unwrap_or_default();
            if !is_blank(&title) {
                draft.blocks.push(Block::Aligned(Alignment::Center, title));
            }
        }
        let kept: Vec<Vec<Vec<InlineRun>>> = rows
            .by_ref()
            .take(body.len())
            .filter(|row| !row.iter().all(|cell| is_blank(cell)))
            .collect();
        if width == 1 {
            // A frame around text, not a table.
            kept.into_iter().flatten().for_each(|cell| draft.push_paragraph(cell));
        } else if !kept.is_empty() {
            let moved = (first, last);
            draft.blocks.push(Block::Table(TableBlock { rows: kept, merged, moved, cells }));
        }
        rows.for_each(|row| draft.push_paragraph(row.into_iter().next().unwrap_or_default()));
    }

    /// The cells as the file has them; a place that holds nothing is an empty cell, up to the last cell of its row.
    fn source_cells(&self) -> Vec<SourceCell> {
        let spans: BTreeMap<(usize, usize), (usize, usize)> = self
            .spans
            .iter()
            .map(|(row, column, high, wide)| ((*row, *column), (*high, *wide)))
            .collect();
        let mut taken = vec![vec![false; self.columns]; self.rows];
        let mut cells = Vec::new();
        for ((row, column), runs) in &self.cells {
            let (high, wide) = spans.get(&(*row, *column)).copied().unwrap_or((1, 1));
            let high = high.min(self.rows - row);
            for line in &mut taken[*row..row + high] {
                line[*column..(column + wide).min(self.columns)].fill(true);
            }
            cells.push(SourceCell { row: *row, column: *column, high, wide, text: text(runs) });
        }
        for (row, line) in taken.iter().enumerate() {
            let end = line.iter().rposition(|taken| *taken).unwrap_or(0);
            let free = (0..end).filter(|column| !line[*column]);
            cells.extend(free.map(|column| SourceCell {
                row,
                column,
                high: 1,
                wide: 1,
                text: String::new(),
            }));
        }
        cells
    }

    /// Whether one cell is all of a row.
    fn is_whole(&self, row: usize) -> bool {
        self.columns > 1 && self.spans.contains(&(row, 0, 1, self.columns))
    }

    /// All places; a merged cell stands in each of its own.
    fn filled(&mut self) -> Vec<Vec<Vec<InlineRun>>> {
        let mut table = vec![vec![Vec::new(); self.columns]; self.rows];
        for ((row, column), runs) in std::mem::take(&mut self.cells) {
            table[row][column] = runs;
        }
        for (row, column, high, wide) in &self.spans {
            if self.is_whole(*row) {
                continue;
            }
            let runs = table[*row][*column].clone();
            let down = *row..(*row + *high).min(self.rows);
            for line in &mut table[down] {
                line[*column..(*column + *wide).min(self.columns)].fill(runs.clone());
            }
        }
        table
    }
}
