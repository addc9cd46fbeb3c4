//! A published text, each stretch with the place in the file where it was written.

use std::ops::Range;

use super::invisible::is_invisible;

/// What a reader sees or copies, and where in the file each stretch of it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedText {
    text: String,
    stretches: Vec<Stretch>,
}

/// A stretch up to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    at: u32,
    /// Where it was written, in bytes of the file.
    source: u32,
    source_end: u32,
    /// Whether it was written as it is read, byte for byte.
    literal: bool,
}

impl PublishedText {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds what was written at a byte of the file as it is read.
    pub fn push_literal(&mut self, text: &str, source: usize) {
        for (start, part) in visible_parts(text) {
            let source = source + start;
            self.begin(source..source + part.len(), true);
            self.text.push_str(part);
        }
    }

    /// Adds what stands for something else in the file.
    pub fn push(&mut self, text: &str, source: Range<usize>) {
        for (_, part) in visible_parts(text) {
            self.begin(source.clone(), false);
            self.text.push_str(part);
        }
    }

    /// Adds a stretch of another text.
    pub fn push_part(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let index = other.index(at);
            let Some(stretch) = other.stretches.get(index) else { return };
            let end = other.stretches.get(index + 1).map_or(other.text.len(), at_of);
            let part = at..end.min(range.end);
            let start = stretch.source as usize;
            let source = if stretch.literal {
                let inside = start + at - at_of(stretch);
                inside..inside + part.len()
            } else {
                start..stretch.source_end as usize
            };
            self.begin(source, stretch.literal);
            self.text.push_str(&other.text[part.clone()]);
            at = part.end;
        }
    }

    /// Where a range was written, in bytes of the file: from the first to the last character of it.
    #[must_use]
    pub fn source(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let place = |at: usize, end: bool| {
            let stretch = self.stretches.get(self.index(at))?;
            let inside = at - at_of(stretch);
            Some(match (stretch.literal, end) {
                (true, _) => stretch.source as usize + inside,
                (false, false) => stretch.source as usize,
                (false, true) => stretch.source_end as usize,
            })
        };
        let last = self.text[range.clone()].chars().next_back()?;
        let end_at = range.end - last.len_utf8();
        let (start, end) = (place(range.start, false)?, place(end_at, true)?);
        let literal = self.stretches.get(self.index(end_at))?.literal;
        Some(start..(if literal { end + last.len_utf8() } else { end }).max(start))
    }

    /// The stretch that holds a byte of the text.
    fn index(&self, at: usize) -> usize {
        self.stretches.partition_point(|stretch| at_of(stretch) <= at).saturating_sub(1)
    }

    /// Begins a stretch, unless the last one goes on.
    fn begin(&mut self, source: Range<usize>, literal: bool) {
        let at = self.text.len();
        if let Some(last) = self.stretches.last()
            && last.literal
            && literal
            && last.source as usize + at - at_of(last) == source.start
        {
            return;
        }
        let short = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.stretches.push(Stretch {
            at: short(at),
            source: short(source.start),
            source_end: short(source.end),
            literal,
        });
    }
}

fn at_of(stretch: &Stretch) -> usize {
    stretch.at as usize
}

/// The parts of a text between its invisible characters, with where they begin.
fn visible_parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_separator = |c: char| matches!(c, super::TABLE | super::ROW | super::CELL);
    let mut at = 0;
    // A separator is added by itself.
    let own = text.chars().count() == 1 && text.starts_with(is_separator);
    text.split(move |c| is_invisible(c) && !own)
        .map(move |part| {
            let start = at;
            let next = text[start + part.len()..].chars().next();
            at = start + part.len() + next.map_or(0, char::len_utf8);
            (start, part)
        })
        .filter(|(_, part)| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::PublishedText;

    #[test]
    fn ranges_lead_back_to_where_they_were_written() {
        let mut text = PublishedText::default();
        text.push_literal("甲13\u{200b}8", 10);
        text.push("1", 20..25);
        text.push_literal("23", 25);
        assert_eq!(text.text(), "甲138123");
        assert_eq!(text.source(&(3..9)), Some(13..27));
        assert_eq!(text.source(&(0..3)), Some(10..13));
        assert_eq!(text.source(&(6..7)), Some(20..25));
        let mut part = PublishedText::default();
        part.push_part(&text, 4..8);
        assert_eq!((part.text(), part.source(&(0..4))), ("3812", Some(14..26)));
    }
}
