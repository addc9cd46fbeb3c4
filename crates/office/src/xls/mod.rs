//! Excel workbooks of before 2007 (MS-XLS), also those of WPS: cells, margins, comments, boxes, what is hidden.
//!
//! The library that reads newer workbooks follows loops in the chains of a compound file, and reserves as many cells as a sheet
//! says that it has; so the records are read here, one after the other.

mod cell_records;
mod cells;
mod records;
mod strings;
mod table;
mod workbook;

use std::sync::Arc;

pub use self::table::{ShownCell, ShownSheet, sheets};
use self::{cells::SheetReader, workbook::WorkbookGlobals};
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::Location,
    ole::CompoundPackage,
};

/// How many sheets are read.
const SHEETS: usize = 1_000;

/// Reads a workbook.
pub(crate) fn read(package: &mut CompoundPackage<'_>) -> Result<FileContents, ReadGap> {
    let Some(stream) = package.stream("Workbook")? else { return Err(ReadGap::OldFormat) };
    let globals = WorkbookGlobals::read(&stream)?;
    let mut contents = FileContents::default();
    let mut comments = 0;
    // Sheets may begin at the same place; then one is read as often as it is named.
    let mut left = stream.len() * 2;
    for sheet in globals.sheets.iter().take(SHEETS) {
        let name: Arc<str> = sheet.name.as_str().into();
        contents.push(Location::SheetName, sheet.name.clone());
        let before = contents.spans.len();
        let reader = SheetReader::new(&globals, &name, &mut contents);
        let (end, noted) = reader.read(&stream, sheet.at);
        comments += noted;
        left = left.checked_sub(end.saturating_sub(sheet.at)).ok_or(ReadGap::TooLarge)?;
        if sheet.hidden && contents.spans.len() > before {
            contents.facts.push(Fact::HiddenSheet(sheet.name.clone()));
        }
    }
    if (globals.cut || globals.sheets.len() > SHEETS) && !contents.is_full() {
        contents.gaps.push(ReadGap::TooLarge);
    }
    contents.push_count(Fact::Comments, comments);
    Ok(contents)
}
