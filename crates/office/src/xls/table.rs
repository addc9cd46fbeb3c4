//! The sheets of a workbook as tables, for whoever carries them on: what is seen, what is merged, how numbers are shown.

use std::collections::BTreeSet;

use super::{
    cell_records::{CellDecoder, CellValue},
    records::Records,
    workbook::WorkbookGlobals,
};
use crate::{contents::ReadGap, little_endian::u16_at, ole::CompoundPackage};

/// How many cells of a workbook are read, where a long text counts as more.
const CELLS: usize = 200_000;
/// So many bytes of a text count as a cell.
const CELL_TEXT: usize = 64;

/// A cell that is seen. Row and column count from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCell {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
    /// Its text; dates as `2025-03-01`, numbers without a format.
    pub text: String,
    /// Its number, when it holds one that is no date.
    pub number: Option<f64>,
    /// How its number is shown, such as `0.0%`; empty when anyhow.
    pub format: String,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownSheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The cells that are seen, by row and column.
    pub cells: Vec<ShownCell>,
    /// Merged cells: first and last row, first and last column.
    pub merged: Vec<(u32, u32, u32, u32)>,
    /// How many cells with content are in hidden rows and columns.
    pub left_out: usize,
}

/// The sheets of a workbook of before 2007.
///
/// # Errors
/// When it is broken, under a password, or too large.
pub fn sheets(bytes: &[u8]) -> Result<Vec<ShownSheet>, ReadGap> {
    let mut package = CompoundPackage::open(bytes)?;
    let Some(stream) = package.stream("Workbook")? else { return Err(ReadGap::OldFormat) };
    let globals = WorkbookGlobals::read(&stream)?;
    let mut left = CELLS;
    let mut sheets = Vec::new();
    for bound in &globals.sheets {
        let sheet = ShownSheet {
            name: bound.name.clone(),
            hidden: bound.hidden,
            cells: Vec::new(),
            merged: Vec::new(),
            left_out: 0,
        };
        sheets.push(sheet.read(&globals, &stream, bound.at, &mut left)?);
    }
    Ok(sheets)
}

impl ShownSheet {
    fn read(
        mut self,
        globals: &WorkbookGlobals,
        stream: &[u8],
        at: usize,
        left: &mut usize,
    ) -> Result<Self, ReadGap> {
        let mut decoder = CellDecoder::new(globals);
        let (mut rows, mut columns) = (BTreeSet::new(), Vec::new());
        let mut depth = 0usize;
        for (kind, data) in Records::new(stream, at) {
            let number = |at| u16_at(data, at).unwrap_or_default();
            match kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => break,
                0x000A => depth -= 1,
                // Charts in a sheet are sheets of their own.
                _ if depth > 1 => {}
                0x0208 if number(12) & 0x20 != 0 => {
                    rows.insert(number(0));
                }
                0x007D if number(8) & 1 != 0 && columns.len() < 256 => {
                    columns.push((number(0), number(2)));
                }
                0x00E5 => self.merged.extend((0..usize::from(number(0))).map_while(|n| {
                    let at = |place: usize| u16_at(data, 2 + n * 8 + place * 2).map(u32::from);
                    Some((at(0)?, at(1)?, at(2)?, at(3)?))
                })),
                _ => {
                    for cell in decoder.cells(kind, data).unwrap_or_default() {
                        let size = match &cell.value {
                            CellValue::Text(text) => 1 + text.len() / CELL_TEXT,
                            CellValue::Number(_) => 1,
                        };
                        *left = left.checked_sub(size).ok_or(ReadGap::TooLarge)?;
                        let (row, column) = (cell.row, cell.column);
                        let hides = |(first, last): &(u16, u16)| (*first..=*last).contains(&column);
                        let hidden = rows.contains(&row) || columns.iter().any(hides);
                        let shown = shown(globals, row, column, cell.value, cell.format);
                        match hidden {
                            _ if shown.text.is_empty() => {}
                            true => self.left_out += 1,
                            false => self.cells.push(shown),
                        }
                    }
                }
            }
        }
        Ok(self)
    }
}

fn shown(
    globals: &WorkbookGlobals,
    row: u16,
    column: u16,
    value: CellValue,
    format: u16,
) -> ShownCell {
    let (text, number) = match value {
        CellValue::Text(text) => (text.trim().to_owned(), None),
        CellValue::Number(value) => {
            let number = (!globals.is_date(format)).then_some(value);
            (globals.number(value, format), number)
        }
    };
    let format = globals.format(format).to_owned();
    ShownCell { row: row.into(), column: column.into(), text, number, format }
}
