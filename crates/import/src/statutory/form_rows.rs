//! A table as rows of heads and values: merged cells are known, so that a value counts once however wide it is.

use super::number::{CellNumber, number};
use crate::model::SourceCell;

/// A row: what stands before its last words, and the cells behind them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FormRow {
    /// The row's number, from 1.
    pub(super) number: usize,
    /// Its heads from the outermost, without empty ones; those that reach into it from above as well.
    pub(super) heads: Vec<String>,
    /// The cells behind its heads.
    pub(super) values: Vec<ValueCell>,
    /// All cells that hold words, with their columns.
    pub(super) words: Vec<(usize, usize, String)>,
}

/// A cell behind the heads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ValueCell {
    pub(super) column: usize,
    pub(super) wide: usize,
    pub(super) number: CellNumber,
}

/// The rows of a table.
pub(super) fn rows(cells: &[SourceCell]) -> Vec<FormRow> {
    let last = cells.iter().map(|cell| cell.row + cell.high).max().unwrap_or_default();
    let mut by_row: Vec<Vec<&SourceCell>> = vec![Vec::new(); last];
    for cell in cells {
        by_row[cell.row..cell.row + cell.high].iter_mut().for_each(|row| row.push(cell));
    }
    let row = |(at, mut cells): (usize, Vec<&SourceCell>)| {
        cells.sort_by_key(|cell| cell.column);
        let read: Vec<CellNumber> = cells.iter().map(|cell| number(&cell.text)).collect();
        let is_words = |reading: &CellNumber| matches!(reading, CellNumber::Words(_));
        let behind = read.iter().rposition(is_words).map_or(0, |last| last + 1);
        let heads = cells[..behind].iter().map(|cell| cell.text.trim().to_owned());
        let value = |(cell, number): (&&SourceCell, CellNumber)| ValueCell {
            column: cell.column,
            wide: cell.wide,
            number,
        };
        FormRow {
            number: at + 1,
            heads: heads.filter(|head| !head.is_empty()).collect(),
            values: cells[behind..].iter().zip(read[behind..].iter().cloned()).map(value).collect(),
            words: cells[..behind]
                .iter()
                .filter(|cell| !cell.text.trim().is_empty())
                .map(|cell| (cell.column, cell.wide, cell.text.trim().to_owned()))
                .collect(),
        }
    };
    by_row.into_iter().enumerate().map(row).collect()
}
