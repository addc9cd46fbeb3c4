//! The records of a sheet: cells, hidden rows and columns, head and foot, comments and boxes.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    records::Records,
    strings::{box_text, long_text},
    workbook::WorkbookGlobals,
};
use crate::{
    contents::FileContents,
    little_endian::{bytes_at, f64_at, u16_at, u32_at},
    location::Location,
    ole::art,
    sheet::{SheetCells, margin_texts},
};

/// Reads the records of one sheet.
pub(super) struct SheetReader<'g, 'c> {
    globals: &'g WorkbookGlobals,
    name: Arc<str>,
    cells: SheetCells,
    contents: &'c mut FileContents,
    rows: BTreeSet<u16>,
    columns: Vec<(u16, u16)>,
    /// Where the text of a formula goes, which follows it.
    formula: (u16, u16),
    /// Whether the box that follows belongs to a comment.
    noted: bool,
    pub(super) comments: usize,
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
            columns: Vec::new(),
            formula: (0, 0),
            noted: false,
            comments: 0,
        }
    }

    /// Reads the sheet and gives how many comments it has. Charts in it are sheets of their own, and are read on.
    pub(super) fn read(mut self, stream: &[u8], at: usize) -> usize {
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
        self.comments
    }

    fn record(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let number = |at| u16_at(data, at);
        match kind {
            // A row: the sixth bit of its properties hides it.
            0x0208 if number(12)? & 0x20 != 0 => {
                self.rows.insert(number(0)?);
            }
            0x007D if number(8)? & 1 != 0 => self.columns.push((number(0)?, number(2)?)),
            0x0014 | 0x0015 => {
                for text in margin_texts(&long_text(data)?) {
                    self.contents.push(Location::SheetMargin(Arc::clone(&self.name)), text);
                }
            }
            0x001C => self.comments += 1,
            0x005D => self.noted = number(4)? == 0x19,
            0x00FD => {
                let text = self.globals.texts.get(u32_at(data, 6)? as usize)?;
                self.put(number(0)?, number(2)?, text, None);
            }
            0x0204 | 0x00D6 => self.put(number(0)?, number(2)?, &long_text(data.get(6..)?)?, None),
            0x0203 => self.number(number(0)?, number(2)?, number(4)?, f64_at(data, 6)?),
            0x027E => self.number(number(0)?, number(2)?, number(4)?, packed(u32_at(data, 6)?)),
            0x00BD => {
                let (row, first) = (number(0)?, number(2)?);
                let count = data.len().checked_sub(6)? / 6;
                for (column, at) in (first..).zip((0..count).map(|n| 4 + n * 6)) {
                    self.number(row, column, number(at)?, packed(u32_at(data, at + 2)?));
                }
            }
            0x0006 => {
                self.formula = (number(0)?, number(2)?);
                self.formula_value(number(4)?, bytes_at(data, 6, 8)?);
            }
            0x0207 => self.put(self.formula.0, self.formula.1, &long_text(data)?, None),
            _ => {}
        }
        Some(())
    }

    /// What a formula gave: a number, or a mark that a text follows.
    fn formula_value(&mut self, format: u16, value: &[u8]) {
        if value[6..] != [0xFF, 0xFF]
            && let Some(value) = f64_at(value, 0)
        {
            self.number(self.formula.0, self.formula.1, format, value);
        }
    }

    fn number(&mut self, row: u16, column: u16, format: u16, value: f64) {
        let text = self.globals.number(value, format);
        self.put(row, column, &text, Some(value));
    }

    fn put(&mut self, row: u16, column: u16, text: &str, number: Option<f64>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let place = (usize::from(row) + 1, usize::from(column) + 1);
        let hidden = self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
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

/// A number in four bytes: its upper bits, or a whole number, each perhaps a hundred times too large.
fn packed(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}
