//! The records of a sheet: cells, hidden rows and columns, head and foot, comments and boxes.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    cell_records::{CellDecoder, CellRecord, CellValue},
    records::Records,
    strings::{box_text, long_text},
    workbook::WorkbookGlobals,
};
use crate::{
    contents::FileContents,
    little_endian::u16_at,
    location::Location,
    ole::art,
    sheet::{SheetCells, margin_texts},
};

/// The last column that a sheet can have.
const LAST: u16 = 255;

/// Reads the records of one sheet.
pub(super) struct SheetReader<'g, 'c> {
    globals: &'g WorkbookGlobals,
    name: Arc<str>,
    cells: SheetCells,
    contents: &'c mut FileContents,
    rows: BTreeSet<u16>,
    columns: BTreeSet<u16>,
    decoder: CellDecoder<'g>,
    /// Whether the box that follows belongs to a comment.
    noted: bool,
    comments: usize,
}

impl<'g, 'c> SheetReader<'g, 'c> {
    pub(super) fn new(
        globals: &'g WorkbookGlobals,
        name: &Arc<str>,
        contents: &'c mut FileContents,
    ) -> Self {
        Self {
            globals,
            name: Arc::clone(name),
            cells: SheetCells::new(name),
            contents,
            rows: BTreeSet::new(),
            columns: BTreeSet::new(),
            decoder: CellDecoder::new(globals),
            noted: false,
            comments: 0,
        }
    }

    /// Reads the sheet; gives where it ends and how many comments it has. Charts in it are sheets of their own, and are read on.
    pub(super) fn read(mut self, stream: &[u8], at: usize) -> (usize, usize) {
        let mut records = Records::new(stream, at);
        let mut depth = 0usize;
        while let Some((kind, data)) = records.next() {
            match kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => break,
                0x000A => depth -= 1,
                // The drawings of a sheet, cut over records.
                0x00EC => {
                    let parts = records.continued(data);
                    art::read(&parts.concat(), self.contents);
                }
                0x01B6 => {
                    let parts = records.continued(data);
                    self.text_box(&parts);
                }
                _ if self.contents.is_full() => break,
                _ => {
                    self.record(kind, data);
                }
            }
        }
        self.cells.end(self.contents);
        (records.at(), self.comments)
    }

    fn record(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let number = |at| u16_at(data, at);
        match kind {
            // A row: the sixth bit of its properties hides it.
            0x0208 if number(12)? & 0x20 != 0 => {
                self.rows.insert(number(0)?);
            }
            0x007D if number(8)? & 1 != 0 => self.columns.extend(number(0)?..=number(2)?.min(LAST)),
            0x0014 | 0x0015 => {
                for text in margin_texts(&long_text(data)?) {
                    self.contents.push(Location::SheetMargin(Arc::clone(&self.name)), text);
                }
            }
            0x001C => self.comments += 1,
            0x005D => self.noted = number(4)? == 0x19,
            _ => {
                for CellRecord { row, column, value, format } in self.decoder.cells(kind, data)? {
                    match value {
                        CellValue::Text(text) => self.put(row, column, &text, None),
                        CellValue::Number(value) => {
                            let text = self.globals.number(value, format);
                            self.put(row, column, &text, Some(value));
                        }
                    }
                }
            }
        }
        Some(())
    }

    fn put(&mut self, row: u16, column: u16, text: &str, number: Option<f64>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let place = (usize::from(row) + 1, usize::from(column) + 1);
        let hidden = self.columns.contains(&column);
        self.cells.hide(self.rows.contains(&row).then_some(place.0), hidden.then_some(place.1));
        self.cells.put(place, text, number, self.contents);
    }

    /// A box of text: its length stands in the first record, its text in those that go on.
    fn text_box(&mut self, parts: &[&[u8]]) -> Option<()> {
        let count = u16_at(parts.first()?, 10)?;
        let text = box_text(parts.get(1..)?, count.into())?;
        let location = if self.noted { Location::Comment } else { Location::TextBox };
        self.contents.push(location, text);
        Some(())
    }
}
