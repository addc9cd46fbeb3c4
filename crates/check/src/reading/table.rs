//! The tables of a published text.

use super::passage::Passage;
use gongbao_content::published::{CELL, PublishedText, ROW, TABLE};
use std::{borrow::Cow, ops::Range};

/// A table; its first row is its head.
#[derive(Debug)]
pub struct PublishedTable<'a> {
    /// The text that holds it.
    pub text: &'a PublishedText,
    /// The cells of each row, by their place in the text.
    pub rows: Vec<Vec<Range<usize>>>,
}

/// All tables of a text.
pub(super) fn tables(text: &PublishedText) -> Vec<PublishedTable<'_>> {
    let all = text.text();
    let begins = all.match_indices(TABLE).map(|(at, _)| at + 1);
    begins
        .map(|start| {
            let end = all[start..].find("\n\n").map_or(all.len(), |end| start + end);
            let rows = parts(all, start..end, ROW).map(|row| parts(all, row, CELL).collect());
            PublishedTable { text, rows: rows.collect() }
        })
        .collect()
}

/// What follows each separator in a range.
fn parts(text: &str, range: Range<usize>, separator: char) -> impl Iterator<Item = Range<usize>> {
    let starts: Vec<usize> =
        text[range.clone()].match_indices(separator).map(|(at, _)| range.start + at).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([range.end]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start + 1..end)
}

impl<'a> PublishedTable<'a> {
    /// What stands in a cell; nothing where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &'a str {
        let range = self.rows.get(row).and_then(|row| row.get(column));
        range.map_or("", |range| self.text.text()[range.clone()].trim())
    }

    /// The heads of the columns.
    pub fn heads(&self) -> impl Iterator<Item = &'a str> {
        (0..self.rows.first().map_or(0, Vec::len)).map(|column| self.cell(0, column))
    }

    /// Each row and each column as one passage, a cell a line. Single characters are joined, as in a form with a box for each
    /// digit.
    pub(super) fn joined(&self) -> impl Iterator<Item = Passage<'static>> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let columns = (0..columns).map(|at| {
            let cells = self.rows.iter().skip(1).filter_map(move |row| row.get(at));
            (self.cell(0, at).to_owned(), self.join(cells))
        });
        let rows = self.rows.iter().map(|row| {
            let text = self.join(row.iter());
            (text.text().to_owned(), text)
        });
        rows.chain(columns)
            .map(|(label, text)| Passage { text: Cow::Owned(text), joined: Some(label) })
    }

    fn join<'c>(&self, cells: impl Iterator<Item = &'c Range<usize>>) -> PublishedText {
        let mut out = PublishedText::default();
        let mut single = false;
        for range in cells {
            let cell = self.text.text()[range.clone()].trim();
            if cell.is_empty() {
                continue;
            }
            let one = cell.chars().nth(1).is_none();
            let source = self.text.source(range).unwrap_or_default();
            if !(out.text().is_empty() || one && single) {
                out.push("\n", source.start..source.start);
            }
            out.push_part(self.text, range.clone());
            single = one;
        }
        out
    }
}
