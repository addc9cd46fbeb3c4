//! The cells of a sheet, one after the other, and its rows put together.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
    sync::Arc,
};

use calamine::{DataRef, Xlsx};

use super::{layout::SheetLayout, value::cell_text};
use crate::{
    contents::{FileContents, ReadGap},
    location::Location,
    row::join_cells,
};

/// The longest text that names a column, in characters.
const LABEL: usize = 20;
/// From here on a number in a cell has lost its last digits (IEEE 754; Excel itself keeps 15 digits).
const EXACT: f64 = 1e15;

/// Reads the cells of a sheet, and counts the hidden rows and columns among them.
pub(super) fn read_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &Arc<str>,
    layout: &SheetLayout,
    left: &mut usize,
    contents: &mut FileContents,
) -> Result<(usize, usize), ReadGap> {
    // Sheets of charts have no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok((0, 0)) };
    let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
    let mut labels: BTreeMap<u32, String> = BTreeMap::new();
    let mut current: (u32, Vec<String>) = (0, Vec::new());
    let end = |(row, texts): (u32, Vec<String>), contents: &mut FileContents| {
        if texts.len() > 1 {
            let text = join_cells(texts.iter().map(String::as_str));
            contents.push(Location::SheetRow(Arc::clone(name), row as usize), text);
        }
    };
    // A cell at a time: the library's whole tables hold every cell between two far ones.
    while let Some(cell) = reader.next_cell().map_err(|_| ReadGap::Broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        let text = cell_text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        *left = left.checked_sub(1).ok_or(ReadGap::TooLarge)?;
        if layout.hides_row(row) {
            rows.insert(row);
        }
        if layout.hides_column(column) {
            columns.insert(column);
        }
        let place = (row as usize, column as usize);
        if let DataRef::Float(number) = cell.get_value()
            && number.abs() >= EXACT
        {
            let label = labels.get(&column).map_or("", String::as_str);
            let text = format!("{label}\n{text}");
            contents.push(Location::Rounded(Arc::clone(name), place.0, place.1), text);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) && text.chars().count() <= LABEL {
            labels.insert(column, text.clone());
        }
        contents.push(Location::Cell(Arc::clone(name), place.0, place.1), text.clone());
        if current.0 != row {
            end(std::mem::replace(&mut current, (row, Vec::new())), contents);
        }
        current.1.push(text);
    }
    end(current, contents);
    Ok((rows.len(), columns.len()))
}
