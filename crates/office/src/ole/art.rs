//! Texts in the drawings of binary documents (MS-ODRAW): what WordArt says, a watermark for one, and descriptions of pictures.

use crate::{
    contents::FileContents,
    little_endian::{bytes_at, place_at, u16_at, u32_at, utf16},
    location::Location,
};

/// The records that hold properties of shapes.
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];
/// The property that holds the text of WordArt.
const ART: u16 = 0x00C0;
/// Name and description of a shape, and its title.
const WORDS: [u16; 2] = [0x0381, 0x03BF];
/// In a property's number: its value stands after the list.
const APART: u16 = 0x8000;

/// Reads the records of drawings, one after the other; containers are entered.
pub(crate) fn read(bytes: &[u8], contents: &mut FileContents) {
    let mut at = 0;
    while let (Some(head), Some(kind), Some(length)) =
        (u16_at(bytes, at), u16_at(bytes, at + 2), place_at(bytes, at + 4))
    {
        if kind & 0xF000 != 0xF000 {
            // A byte of Word's own between two drawings.
            at += 1;
            continue;
        }
        at += 8;
        if head & 0xF == 0xF {
            continue;
        }
        if PROPERTIES.contains(&kind)
            && let Some(list) = bytes_at(bytes, at, length)
        {
            properties(list, usize::from(head >> 4), contents);
        }
        at = at.saturating_add(length);
    }
}

fn properties(list: &[u8], count: usize, contents: &mut FileContents) {
    let mut apart = count * 6;
    for at in (0..count).map(|number| number * 6) {
        let (Some(number), Some(value)) = (u16_at(list, at), u32_at(list, at + 2)) else { return };
        if number & APART == 0 {
            continue;
        }
        let Some(text) = bytes_at(list, apart, value as usize) else { return };
        apart += text.len();
        match number & 0x3FFF {
            ART => contents.push(Location::Watermark, utf16(text)),
            number if WORDS.contains(&number) => contents.push(Location::PictureWords, utf16(text)),
            _ => {}
        }
    }
}
