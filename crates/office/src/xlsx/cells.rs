//! The cells of a sheet, one after the other.

use std::{io::Cursor, sync::Arc};

use calamine::{DataRef, Xlsx};

use super::{layout::SheetLayout, value::cell_text};
use crate::{
    contents::{FileContents, ReadGap},
    sheet::SheetCells,
};

/// Reads the cells of a sheet.
pub(super) fn read_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &Arc<str>,
    layout: &SheetLayout,
    contents: &mut FileContents,
) -> Result<(), ReadGap> {
    // Sheets of charts have no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(()) };
    let mut cells = SheetCells::new(name);
    // A cell at a time: the library's whole tables hold every cell between two far ones.
    while let Some(cell) = reader.next_cell().map_err(|_| ReadGap::Broken)? {
        if contents.is_full() {
            break;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        let text = cell_text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let place = (row as usize, column as usize);
        cells.hide(
            layout.hides_row(row).then_some(place.0),
            layout.hides_column(column).then_some(place.1),
        );
        let number = match cell.get_value() {
            DataRef::Float(number) => Some(*number),
            _ => None,
        };
        cells.put(place, &text, number, contents);
    }
    cells.end(contents);
    Ok(())
}
