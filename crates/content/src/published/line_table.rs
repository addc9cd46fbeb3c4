//! From lines and columns to bytes.

use std::cell::Cell;

/// Where the lines of a text begin.
pub(crate) struct LineTable<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// What was asked for last: places are mostly asked for one after the other, and a line may be long.
    last: Cell<LinePoint>,
}

/// A place in a line: its number and column, from 0, and its byte.
#[derive(Clone, Copy, Default)]
struct LinePoint {
    line: usize,
    column: usize,
    byte: usize,
}

impl<'a> LineTable<'a> {
    /// The lines of a text, ended in any of the three ways.
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| {
            **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::default() }
    }

    /// The byte at a line and a column in characters, both from 1; the end of the text when there is none.
    pub(crate) fn byte(&self, line: usize, column: usize) -> usize {
        let (line, column) = (line.max(1) - 1, column.max(1) - 1);
        let Some(start) = self.starts.get(line) else { return self.text.len() };
        let last = self.last.get();
        let goes_on = last.line == line && last.column <= column;
        let from = if goes_on { last } else { LinePoint { line, column: 0, byte: *start } };
        let rest = &self.text[from.byte..];
        match rest.char_indices().nth(column - from.column) {
            Some((inside, _)) => {
                let byte = from.byte + inside;
                self.last.set(LinePoint { line, column, byte });
                byte
            }
            None => self.text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineTable;

    #[test]
    fn any_order_of_questions_gives_the_same_bytes() {
        let lines = LineTable::new("甲乙\r\nab丙\r\n");
        for _ in 0..2 {
            for (line, column, byte) in [
                (1, 1, 0),
                (1, 2, 3),
                (2, 3, 10),
                (2, 2, 9),
                (1, 2, 3),
                (9, 1, 15),
                (2, 9, 15),
                (2, 1, 8),
            ] {
                assert_eq!(lines.byte(line, column), byte, "{line}:{column}");
            }
        }
    }
}
