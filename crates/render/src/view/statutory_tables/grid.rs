//! A form filled cell by cell, and for each number the heads that it belongs to.

use serde::Serialize;

/// A cell of a form.
#[derive(Debug, Serialize)]
pub struct FormCell {
    /// What stands in it; may be empty.
    text: String,
    /// `col` or `row` for a head; absent for a number or a remark.
    scope: Option<&'static str>,
    /// How many columns it spans.
    wide: usize,
    /// How many rows it spans.
    high: usize,
    /// A head's name on the page; empty for others.
    id: String,
    /// The names of the heads that a number belongs to, parted by spaces; empty for others.
    headers: String,
}

/// What a cell is there for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellRole {
    ColumnHead,
    RowHead,
    Number,
    Remark,
}

struct PlacedCell {
    row: usize,
    column: usize,
    high: usize,
    wide: usize,
    role: CellRole,
    text: String,
}

impl PlacedCell {
    /// Whether this head is one of a number's.
    fn heads(&self, number: &Self, parts: &[usize]) -> bool {
        let meets = |at: usize, long: usize, other: usize, reach: usize| {
            at < other + reach && other < at + long
        };
        // Heads of columns hold within their part; those of the first part, the form's head, everywhere.
        let part = |row: usize| parts.iter().rposition(|first| *first <= row).unwrap_or(0);
        match self.role {
            CellRole::ColumnHead => {
                self.row < number.row
                    && meets(self.column, self.wide, number.column, number.wide)
                    && (part(self.row) == part(number.row)
                        || parts.len() == 1
                        || self.row < parts[1])
            }
            CellRole::RowHead => meets(self.row, self.high, number.row, number.high),
            CellRole::Number | CellRole::Remark => false,
        }
    }
}

/// A form on its way: cells at their places, and the rows where its parts begin.
#[derive(Default)]
pub(super) struct FormGrid {
    cells: Vec<PlacedCell>,
    parts: Vec<usize>,
    rows: usize,
}

impl FormGrid {
    /// Begins the next part, and gives its first row.
    pub(super) fn part(&mut self) -> usize {
        self.parts.push(self.rows);
        self.rows
    }

    /// Puts a cell at a row and column, with its height and width.
    pub(super) fn put(
        &mut self,
        (row, column): (usize, usize),
        (high, wide): (usize, usize),
        role: CellRole,
        text: impl Into<String>,
    ) {
        self.rows = self.rows.max(row + high);
        self.cells.push(PlacedCell { row, column, high, wide, role, text: text.into() });
    }

    /// The rows of each part; names of heads begin with the table's.
    pub(super) fn finish(mut self, table: &str) -> Vec<Vec<Vec<FormCell>>> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let name = |cell: &PlacedCell| format!("{table}-{}-{}", cell.row + 1, cell.column + 1);
        let headers = |number: &PlacedCell| {
            let heads = self.cells.iter().filter(|cell| cell.heads(number, &self.parts));
            heads.map(name).collect::<Vec<_>>().join(" ")
        };
        let cell = |cell: &PlacedCell| FormCell {
            text: cell.text.clone(),
            scope: match cell.role {
                CellRole::ColumnHead => Some("col"),
                CellRole::RowHead => Some("row"),
                CellRole::Number | CellRole::Remark => None,
            },
            wide: cell.wide,
            high: cell.high,
            id: match cell.role {
                CellRole::ColumnHead | CellRole::RowHead => name(cell),
                CellRole::Number | CellRole::Remark => String::new(),
            },
            headers: if cell.role == CellRole::Number { headers(cell) } else { String::new() },
        };
        let ends = self.parts.iter().skip(1).copied().chain([self.rows]);
        let row = |row: usize| self.cells.iter().filter(|c| c.row == row).map(cell).collect();
        self.parts.iter().zip(ends).map(|(from, to)| (*from..to).map(row).collect()).collect()
    }
}
