//! A stretch of a line, as the parser's marks give it.

use saphyr_parser::Span;

use super::source::Source;
use gongbao_base::finding::Place;

/// A stretch of a line: line and column from 0, in characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineStretch {
    line: u32,
    column: u32,
    length: u32,
}

impl LineStretch {
    /// What of a span stands on its first line.
    pub(super) fn of(span: Span, line: &str) -> Self {
        let column = span.start.col();
        let left = line.trim_end().chars().count().saturating_sub(column).max(1);
        let length = if span.end.line() == span.start.line() {
            span.end.col().saturating_sub(column).clamp(1, left)
        } else {
            left
        };
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let first = span.start.line().saturating_sub(1);
        Self { line: number(first), column: number(column), length: number(length) }
    }

    /// Where it stands in the file.
    pub(super) fn place(self, source: Source<'_>) -> Place {
        let (line, column) = (source.line + self.line as usize, self.column as usize + 1);
        Place::at(source.file, line, column, self.length as usize)
    }
}
