//! The records that hold cells (MS-XLS 2.4): texts, numbers in three forms, what formulas gave.

use super::{strings::long_text, workbook::WorkbookGlobals};
use crate::little_endian::{bytes_at, f64_at, u16_at, u32_at};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    Text(String),
    Number(f64),
}

/// A cell of a sheet; row and column count from 0.
pub(super) struct CellRecord {
    pub(super) row: u16,
    pub(super) column: u16,
    pub(super) value: CellValue,
    /// The number of its format.
    pub(super) format: u16,
}

/// Decodes one record after the other.
pub(super) struct CellDecoder<'g> {
    globals: &'g WorkbookGlobals,
    /// Where the text of a formula goes, which follows it.
    formula: (u16, u16, u16),
}

impl<'g> CellDecoder<'g> {
    pub(super) fn new(globals: &'g WorkbookGlobals) -> Self {
        Self { globals, formula: (0, 0, 0) }
    }

    /// The cells of a record; none when it is broken or holds no cells.
    pub(super) fn cells(&mut self, kind: u16, data: &[u8]) -> Option<Vec<CellRecord>> {
        let number = |at| u16_at(data, at);
        let cell = |value| {
            Some(vec![CellRecord {
                row: u16_at(data, 0)?,
                column: u16_at(data, 2)?,
                format: u16_at(data, 4)?,
                value,
            }])
        };
        match kind {
            0x00FD => {
                let text = self.globals.texts.get(u32_at(data, 6)? as usize)?;
                cell(CellValue::Text(text.clone()))
            }
            0x0204 | 0x00D6 => cell(CellValue::Text(long_text(data.get(6..)?)?)),
            0x0203 => cell(CellValue::Number(f64_at(data, 6)?)),
            0x027E => cell(CellValue::Number(packed(u32_at(data, 6)?))),
            0x00BD => {
                let (row, first) = (number(0)?, number(2)?);
                let count = data.len().checked_sub(6)? / 6;
                let places = (first..).zip((0..count).map(|n| 4 + n * 6));
                let cell = |(column, at): (u16, usize)| {
                    let value = CellValue::Number(packed(u32_at(data, at + 2)?));
                    Some(CellRecord { row, column, value, format: number(at)? })
                };
                Some(places.map_while(cell).collect())
            }
            0x0006 => {
                self.formula = (number(0)?, number(2)?, number(4)?);
                let value = bytes_at(data, 6, 8)?;
                // Such a mark in its place says that a text follows.
                if value[6..] == [0xFF, 0xFF] {
                    None
                } else {
                    cell(CellValue::Number(f64_at(value, 0)?))
                }
            }
            0x0207 => {
                let (row, column, format) = self.formula;
                let value = CellValue::Text(long_text(data)?);
                Some(vec![CellRecord { row, column, value, format }])
            }
            _ => None,
        }
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
