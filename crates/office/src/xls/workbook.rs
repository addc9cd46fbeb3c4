//! What a workbook says before its sheets: their names and places, shared texts, formats of dates.

use std::collections::BTreeMap;

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
    /// For each format of cells, the number of how it shows numbers.
    formats: Vec<u16>,
    /// One's own ways to show numbers, by their numbers.
    own: BTreeMap<u16, String>,
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
                    globals.own.extend(u16_at(data, 0).map(|number| (number, said)));
                }
                0x00E0 => globals.formats.push(u16_at(data, 2).unwrap_or_default()),
                _ => {}
            }
        }
        if globals.sheets.is_empty() { Err(ReadGap::Broken) } else { Ok(globals) }
    }

    /// How a cell's format shows numbers; empty for the built-in ways that change nothing.
    pub(super) fn format(&self, format: u16) -> &str {
        let number = self.formats.get(usize::from(format)).copied().unwrap_or_default();
        let built_in = match number {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            _ => "",
        };
        self.own.get(&number).map_or(built_in, String::as_str)
    }

    /// Whether a cell's format shows dates.
    pub(super) fn is_date(&self, format: u16) -> bool {
        let Some(number) = self.formats.get(usize::from(format)) else { return false };
        matches!(number, 14..=22 | 27..=36 | 45..=47 | 50..=58)
            || self.own.get(number).is_some_and(|format| shows_date(format))
    }

    /// A number as text, by its cell's format.
    pub(super) fn number(&self, number: f64, format: u16) -> String {
        if !self.is_date(format) {
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
