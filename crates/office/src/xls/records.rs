//! The records of a workbook of before 2007 (MS-XLS 2.1.4): a number, a length, and so many bytes.

use crate::little_endian::{bytes_at, u16_at};

/// A record that goes on with the one before.
pub(super) const CONTINUE: u16 = 0x003C;

/// The records from a place on; they end where the bytes do.
pub(super) struct Records<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Records<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where the next record begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The stretches of a record that follow it under the number of those that go on.
    pub(super) fn continued(&mut self, first: &'b [u8]) -> Vec<&'b [u8]> {
        let mut parts = vec![first];
        while u16_at(self.bytes, self.at) == Some(CONTINUE) {
            match self.next() {
                Some((_, part)) => parts.push(part),
                None => break,
            }
        }
        parts
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.bytes, self.at)?;
        let length = usize::from(u16_at(self.bytes, self.at + 2)?);
        let data = bytes_at(self.bytes, self.at + 4, length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}
