//! From lines and columns to bytes.

/// Where the lines of a text begin.
pub(crate) struct LineTable<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineTable<'a> {
    /// The lines of a text, ended in any of the three ways.
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| {
            **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The byte at a line and a column in characters, both from 1; the end of the text when there is none.
    pub(crate) fn byte(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.starts.get(line.max(1) - 1) else { return self.text.len() };
        let rest = &self.text[*start..];
        let inside = rest.char_indices().nth(column.max(1) - 1).map_or(rest.len(), |(at, _)| at);
        start + inside
    }
}
