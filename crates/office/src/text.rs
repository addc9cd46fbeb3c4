//! Text files, in UTF-8, UTF-16 with a mark, or GB 18030.

use encoding_rs::{Encoding, GB18030};

use crate::{contents::FileContents, location::Location};

pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let mut contents = FileContents::default();
    contents.push(Location::Line(1), decode(bytes));
    contents
}

/// The text of bytes whose encoding nothing tells.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode(bytes).0.into_owned(),
    }
}
