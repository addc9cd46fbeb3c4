//! What a workbook says before its sheets: their names and places, shared texts, formats of dates.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use super::{
    records::Records,
    strings::{long_text, shared, short_text},
};
use crate::{
    contents::ReadGap,
    little_endian::{place_at, u16_at},
    xlsx::cell_text,
};

/// The version whose texts are UTF-16 (Excel 97).
const EXCEL_97: u16 = 0x0600;

/// What a workbook says before its sheets.
#[derive(Default)]
pub(super) struct WorkbookGlobals {
    pub(super) sheets: Vec<BoundSheet>,
    pub(super) texts: Vec<String>,
    /// Whether there are more texts than are read.
    pub(super) cut: bool,
    /// For each format of cells, whether it shows dates.
    dates: Vec<bool>,
    /// The numbers of one's own formats of dates.
    own_dates: Vec<u16>,
    since_1904: bool,
}

/// A sheet: where its records begin, its name, whether it is hidden.
pub(super) struct BoundSheet {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) hidden: bool,
}

impl WorkbookGlobals {
    pub(super) fn read(stream: &[u8]) -> Result<Self, ReadGap> {
        let mut globals = Self::default();
        let mut records = Records::new(stream, 0);
        match records.next() {
            Some((0x0809, data)) if u16_at(data, 0) == Some(EXCEL_97) => {}
            Some((0x0809 | 0x0409 | 0x0209 | 0x0009, _)) => return Err(ReadGap::OldFormat),
            _ => return Err(ReadGap::Broken),
        }
        while let Some((kind, data)) = records.next() {
            match kind {
                0x000A => break,
                0x002F => return Err(ReadGap::Encrypted),
                0x0085 => globals.sheets.extend(bound_sheet(data)),
                0x00FC => {
                    let parts = records.continued(data);
                    (globals.texts, globals.cut) = shared(&parts);
                }
                0x0022 => globals.since_1904 = u16_at(data, 0) == Some(1),
                0x041E => {
                    let said = data.get(2..).and_then(long_text).unwrap_or_default();
                    if shows_date(&said) {
                        globals.own_dates.extend(u16_at(data, 0));
                    }
                }
                0x00E0 => {
                    let number = u16_at(data, 2).unwrap_or_default();
                    let built_in = matches!(number, 14..=22 | 27..=36 | 45..=47 | 50..=58);
                    globals.dates.push(built_in || globals.own_dates.contains(&number));
                }
                _ => {}
            }
        }
        if globals.sheets.is_empty() { Err(ReadGap::Broken) } else { Ok(globals) }
    }

    /// A number as text, by its cell's format.
    pub(super) fn number(&self, number: f64, format: u16) -> String {
        if !self.dates.get(usize::from(format)).copied().unwrap_or_default() {
            return number.to_string();
        }
        let kind = ExcelDateTimeType::DateTime;
        cell_text(&DataRef::DateTime(ExcelDateTime::new(number, kind, self.since_1904)))
    }
}

fn bound_sheet(data: &[u8]) -> Option<BoundSheet> {
    Some(BoundSheet {
        at: place_at(data, 0)?,
        hidden: data.get(4)? & 3 != 0,
        name: data.get(6..).and_then(short_text)?,
    })
}

/// Whether a format shows days: letters of dates that are no words.
fn shows_date(format: &str) -> bool {
    let mut quoted = false;
    format.chars().any(|c| {
        quoted ^= c == '"';
        !quoted && matches!(c, 'y' | 'Y' | 'd' | 'D' | '年' | '日')
    })
}
