//! Texts in the records of a workbook (MS-XLS 2.5.293 to 2.5.296), and the table of those that cells share.

use crate::little_endian::{u16_at, u32_at, utf16};

/// How much memory the shared texts may take, in bytes.
const SHARED: usize = 48 << 20;

/// A text after its length of two bytes.
pub(super) fn long_text(data: &[u8]) -> Option<String> {
    let mut stretch = Stretches { parts: &[data], at: 0 };
    let count = stretch.number()?;
    stretch.text(count.into())
}

/// A text after its length of one byte.
pub(super) fn short_text(data: &[u8]) -> Option<String> {
    let mut stretch = Stretches { parts: &[data], at: 0 };
    let count = *stretch.take(1)?.first()?;
    stretch.text(count.into())
}

/// The text of a box, whose characters begin in a record of their own.
pub(super) fn box_text(parts: &[&[u8]], count: usize) -> Option<String> {
    Stretches { parts, at: 0 }.text(count)
}

/// The shared texts, as far as they can be read, and whether they are more than is sound.
pub(super) fn shared(parts: &[&[u8]]) -> (Vec<String>, bool) {
    let mut texts = Vec::new();
    let count = parts.first().and_then(|part| u32_at(part, 4)).unwrap_or_default();
    let mut stretch = Stretches { parts, at: 8 };
    let mut held = 0;
    for _ in 0..count {
        let Some(text) = stretch.formatted() else { break };
        held += text.capacity().max(16) + size_of::<String>();
        if held > SHARED {
            return (texts, true);
        }
        texts.push(text);
    }
    (texts, false)
}

/// Bytes that are cut over records.
struct Stretches<'s, 'b> {
    parts: &'s [&'b [u8]],
    at: usize,
}

impl<'b> Stretches<'_, 'b> {
    /// What is left of the record, when something is.
    fn rest(&mut self) -> Option<&'b [u8]> {
        loop {
            let rest = self.parts.first()?.get(self.at..)?;
            if !rest.is_empty() {
                return Some(rest);
            }
            self.parts = self.parts.get(1..)?;
            self.at = 0;
        }
    }

    /// So many bytes, which stand in one record.
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let taken = self.rest()?.get(..length)?;
        self.at += length;
        Some(taken)
    }

    fn number(&mut self) -> Option<u16> {
        u16_at(self.take(2)?, 0)
    }

    /// Goes on by so many bytes, over records.
    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            let step = self.rest()?.len().min(length);
            self.at += step;
            length -= step;
        }
        Some(())
    }

    /// Characters after the byte that tells how wide they are; each record begins with such a byte again.
    fn text(&mut self, count: usize) -> Option<String> {
        let mut wide = self.take(1)?[0] & 1 == 1;
        self.characters(count, &mut wide)
    }

    fn characters(&mut self, mut count: usize, wide: &mut bool) -> Option<String> {
        let mut text = String::new();
        while count > 0 {
            if self.parts.first().is_some_and(|part| part.len() <= self.at) {
                *wide = self.take(1)?[0] & 1 == 1;
            }
            let size = if *wide { 2 } else { 1 };
            let here = (self.rest()?.len() / size).min(count);
            if here == 0 {
                return None;
            }
            let bytes = self.take(here * size)?;
            match wide {
                true => text.push_str(&utf16(bytes)),
                false => text.extend(bytes.iter().copied().map(char::from)),
            }
            count -= here;
        }
        Some(text)
    }

    /// A text of the table, with its formats left out.
    fn formatted(&mut self) -> Option<String> {
        let count = usize::from(self.number()?);
        let flags = self.take(1)?[0];
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.number()?) };
        let more = if flags & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0)? as usize };
        let text = self.characters(count, &mut (flags & 1 == 1))?;
        self.skip(runs * 4)?;
        self.skip(more)?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn texts_go_over_records_and_change_their_width() {
        let first = b"\x02\0\0\0\x02\0\0\0\x04\0\0ab";
        // The rest is wide; then a text with formats.
        let second = "\u{1}丙丁";
        let mut wide = vec![1];
        wide.extend(second.encode_utf16().skip(1).flat_map(u16::to_le_bytes));
        wide.extend(b"\x01\0\x08\x01\0z\0\0\0\0");
        assert_eq!(shared(&[first, &wide]), (vec!["ab丙丁".to_owned(), "z".to_owned()], false));
        assert_eq!(shared(&[b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x04\0"]), (vec![], false));
    }
}
