//! The text of a Word document: pieces that stand here and there in its stream (MS-DOC 2.4.1).

use encoding_rs::WINDOWS_1252;

use crate::little_endian::{bytes_at, place_at, u16_at, u32_at};

/// In a piece's place: its characters are bytes.
const NARROW: usize = 0x4000_0000;

/// How many pieces are read; a document that was edited for years has some thousands.
const PIECES: usize = 500_000;

/// A stretch of text in the stream.
pub(super) struct TextPiece {
    /// How many characters of the document stand before it, and with it.
    from: usize,
    to: usize,
    /// Where its first character stands in the stream.
    at: usize,
    narrow: bool,
}

/// The pieces of a document, from the table that lists them.
pub(super) fn pieces(table: &[u8]) -> Option<Vec<TextPiece>> {
    let mut at = 0;
    // Lists of formats, which the pieces share.
    while *table.get(at)? == 1 {
        at += 3 + usize::from(u16_at(table, at + 1)?);
    }
    let list = bytes_at(table, at + 5, place_at(table, at + 1)?)?;
    let count = (list.len().checked_sub(4)? / 12).min(PIECES);
    (0..count)
        .map(|number| {
            let place = place_at(list, (count + 1) * 4 + number * 8 + 2)?;
            let narrow = place & NARROW != 0;
            Some(TextPiece {
                from: place_at(list, number * 4)?,
                to: place_at(list, number * 4 + 4)?,
                at: if narrow { (place & !NARROW) / 2 } else { place },
                narrow,
            })
        })
        .collect()
}

/// The characters of a document, each with its place in the stream.
pub(super) fn characters<'p>(
    pieces: &'p [TextPiece],
    document: &'p [u8],
) -> impl Iterator<Item = (u16, u32)> + 'p {
    pieces.iter().flat_map(move |piece| {
        let size = if piece.narrow { 1 } else { 2 };
        let count = piece.to.saturating_sub(piece.from);
        (0..count).map_while(move |number| {
            let at = piece.at.checked_add(number * size)?;
            let unit =
                if piece.narrow { western(*document.get(at)?) } else { u16_at(document, at)? };
            Some((unit, u32::try_from(at).ok()?))
        })
    })
}

/// A byte of the code page of the West.
fn western(byte: u8) -> u16 {
    if byte.is_ascii() {
        return byte.into();
    }
    let text = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    text.and_then(|c| u16::try_from(u32::from(c)).ok()).unwrap_or_default()
}

/// The places of a list, which begins with them.
pub(super) fn places(list: &[u8], size: usize) -> Vec<u32> {
    let count = list.len().saturating_sub(4) / (4 + size);
    (0..=count).map_while(|number| u32_at(list, number * 4)).collect()
}
