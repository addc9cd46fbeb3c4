//! The head of a Word document (MS-DOC 2.5): which stream holds its tables, how long its parts are, where what stands.

use crate::{
    contents::ReadGap,
    little_endian::{bytes_at, place_at, u16_at},
};

/// The first version whose text stands in pieces of UTF-16 (Word 97).
const WORD_97: u16 = 193;
const ENCRYPTED: u16 = 0x0100;
const OTHER_TABLE: u16 = 0x0200;

/// The head of a document.
pub(super) struct FileInformation {
    /// The stream of the tables.
    pub(super) table: &'static str,
    /// How many characters the parts have, in the order of [`super::story::PARTS`].
    pub(super) counts: Vec<usize>,
    /// Where the tables stand, and how long they are.
    places: Vec<(usize, usize)>,
}

/// A table that the head names, by its number.
#[derive(Clone, Copy)]
pub(super) enum WordTable {
    Comments = 4,
    Margins = 11,
    RunPages = 12,
    ParagraphPages = 13,
    Pieces = 33,
    Drawings = 50,
}

impl FileInformation {
    pub(super) fn read(document: &[u8]) -> Result<Self, ReadGap> {
        let number = |at| u16_at(document, at).ok_or(ReadGap::Broken);
        let flags = number(10)?;
        if number(0)? & 0xFF00 != 0xA500 {
            return Err(ReadGap::Broken);
        }
        if flags & ENCRYPTED != 0 {
            return Err(ReadGap::Encrypted);
        }
        if number(2)? < WORD_97 {
            return Err(ReadGap::OldFormat);
        }
        let long = 34 + usize::from(number(32)?) * 2;
        // The third number is the text's; the seventh was once that of macros and is skipped.
        let count = |at: usize| place_at(document, long + 2 + at * 4).unwrap_or_default();
        let counts = [3, 4, 5, 7, 8, 9, 10].map(count).to_vec();
        let pairs = long + 2 + usize::from(number(long)?) * 4;
        let places = (0..usize::from(number(pairs)?)).map_while(|at| {
            let pair = pairs + 2 + at * 8;
            Some((place_at(document, pair)?, place_at(document, pair + 4)?))
        });
        let table = if flags & OTHER_TABLE == 0 { "0Table" } else { "1Table" };
        Ok(Self { table, counts, places: places.collect() })
    }

    /// The bytes of a table; empty when the document has none.
    pub(super) fn table<'b>(&self, tables: &'b [u8], table: WordTable) -> &'b [u8] {
        let place = self.places.get(table as usize);
        place.and_then(|(at, length)| bytes_at(tables, *at, *length)).unwrap_or_default()
    }
}
