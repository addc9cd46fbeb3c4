//! Workbooks of before 2007 and those of WPS (.xls, .et) to blocks.

use super::{
    number_format::formatted,
    workbook::{CellTexts, WorkbookDraft},
};
use crate::model::DraftDocument;
use calamine::DataRef;
use gongbao_office::{
    ReadGap,
    xls::{ShownCell, sheets},
};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<DraftDocument, ReadGap> {
    let mut workbook = WorkbookDraft::default();
    for sheet in sheets(bytes)? {
        if sheet.hidden {
            workbook.note_hidden(&sheet.name);
            continue;
        }
        workbook.note_left_out(&sheet.name, sheet.left_out);
        let mut cells = CellTexts::new();
        for cell in &sheet.cells {
            let text = shown(cell);
            workbook.count(&text)?;
            cells.insert((cell.row, cell.column), text);
        }
        workbook.push(sheet.name, cells, &sheet.merged);
    }
    Ok(workbook.finish())
}

/// A cell's text as the sheet shows it.
fn shown(cell: &ShownCell) -> String {
    match cell.number {
        Some(number) => formatted(&DataRef::Float(number), &cell.format),
        None => cell.text.clone(),
    }
}
