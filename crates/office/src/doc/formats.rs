//! What the formats of a Word document say of its characters and paragraphs (MS-DOC 2.9.33, 2.6): hidden, changed, cells.

use crate::little_endian::{bytes_at, u16_at, u32_at};

use super::pieces::places;

/// How many stretches are kept.
const MANY: usize = 1_000_000;
const PAGE: usize = 512;

/// What the formats say of a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a property of the format")]
pub(super) struct StretchFormat {
    pub(super) hidden: bool,
    pub(super) white: bool,
    pub(super) shaded: bool,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    pub(super) in_table: bool,
    pub(super) ends_row: bool,
    /// Whether it ends a cell of a table that stands in another's.
    pub(super) ends_inner_cell: bool,
    /// How many tables it stands in; nought where only one can.
    pub(super) depth: u8,
}

/// Stretches of the stream with what is said of them, in order.
#[derive(Default)]
pub(super) struct FormatStretches {
    list: Vec<(u32, u32, StretchFormat)>,
    /// Where the last answer holds.
    known: (u32, u32, StretchFormat),
}

impl FormatStretches {
    /// Reads the pages of formats: of runs, or of paragraphs.
    pub(super) fn read(table: &[u8], document: &[u8], of_runs: bool) -> Self {
        let mut list = Vec::new();
        let count = table.len().saturating_sub(4) / 8;
        for number in 0..count {
            let page = u32_at(table, (count + 1) * 4 + number * 4).unwrap_or_default();
            let page = (page & 0x003F_FFFF) as usize * PAGE;
            if let Some(page) = bytes_at(document, page, PAGE) {
                read_page(page, of_runs, &mut list);
            }
            if list.len() > MANY {
                break;
            }
        }
        list.sort_by_key(|(start, ..)| *start);
        Self { list, known: (0, 0, StretchFormat::default()) }
    }

    /// What is said of a place.
    pub(super) fn at(&mut self, place: u32) -> StretchFormat {
        if !(self.known.0..self.known.1).contains(&place) {
            let next = self.list.partition_point(|(start, ..)| *start <= place);
            let found = next.checked_sub(1).and_then(|at| self.list.get(at));
            let until = self.list.get(next).map_or(u32::MAX, |(start, ..)| *start);
            self.known = match found {
                Some(&(start, end, format)) if place < end => (start, end.min(until), format),
                _ => (place, until, StretchFormat::default()),
            };
        }
        self.known.2
    }

    /// How many stretches are so.
    pub(super) fn count(&self, is: impl Fn(&StretchFormat) -> bool) -> usize {
        self.list.iter().filter(|(.., format)| is(format)).count()
    }
}

fn read_page(page: &[u8], of_runs: bool, list: &mut Vec<(u32, u32, StretchFormat)>) {
    let count = usize::from(page[PAGE - 1]);
    let size = if of_runs { 1 } else { 13 };
    for run in 0..count {
        let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else {
            return;
        };
        let Some(at) = page.get((count + 1) * 4 + run * size) else { return };
        let format = match at {
            0 => StretchFormat::default(),
            at => format(page, usize::from(*at) * 2, of_runs).unwrap_or_default(),
        };
        if format != StretchFormat::default() && start < end {
            list.push((start, end, format));
        }
    }
}

/// The format that stands at this place of a page.
fn format(page: &[u8], at: usize, of_runs: bool) -> Option<StretchFormat> {
    let length = usize::from(*page.get(at)?);
    let list = if of_runs {
        bytes_at(page, at + 1, length)?
    } else {
        // Half the length, or after a nought the whole of it; before the changes stands the style.
        let (at, length) = match length {
            0 => (at + 2, usize::from(*page.get(at + 1)?) * 2),
            length => (at + 1, length * 2 - 1),
        };
        bytes_at(page, at, length)?.get(2..)?
    };
    let mut format = StretchFormat::default();
    let mut at = 0;
    while let Some(code) = u16_at(list, at) {
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // Two codes write their length in other ways; neither stands among those looked at.
            _ if matches!(code, 0xD608 | 0xC615) => return Some(format),
            _ => 1 + usize::from(*list.get(at + 2)?),
        };
        change(&mut format, code, bytes_at(list, at + 2, size)?);
        at += 2 + size;
    }
    Some(format)
}

/// Notes what one code says.
fn change(format: &mut StretchFormat, code: u16, said: &[u8]) {
    let on = said.first().is_some_and(|byte| byte & 1 == 1);
    match code {
        0x083C => format.hidden = on,
        0x0800 => format.deleted = on,
        0x0801 => format.inserted = on,
        0x2416 => format.in_table = on,
        0x2417 | 0x244C => format.ends_row = on,
        0x244B => format.ends_inner_cell = on,
        0x6649 => format.depth = said.first().copied().unwrap_or_default(),
        // Too long for its page, it stands elsewhere: at the mark of a cell that is the format of a whole row.
        0x6645 | 0x6646 => format.ends_row = true,
        0x2A42 => format.white = said == [8],
        0x6870 => format.white = said == [0xFF, 0xFF, 0xFF, 0],
        0x2A0C | 0x4866 | 0xCA71 => format.shaded = true,
        _ => {}
    }
}

/// The places of the list of a table that begins with them, as those in the stream.
pub(super) fn count_of(table: &[u8], size: usize) -> usize {
    places(table, size).len().saturating_sub(1)
}
