//! The tables of a published text.

use super::{fold::fold, passage::Passage};
use gongbao_content::published::{CELL, PublishedText, ROW, TABLE};
use std::{borrow::Cow, ops::Range};

/// A table; its first row is its head.
#[derive(Debug)]
pub struct PublishedTable<'a> {
    /// The text that holds it.
    pub text: &'a PublishedText,
    /// The cells of each row, by their place in the text.
    pub rows: Vec<Vec<Range<usize>>>,
    /// What stands right above it.
    title: Range<usize>,
}

/// All tables of a text.
pub(crate) fn tables(text: &PublishedText) -> Vec<PublishedTable<'_>> {
    let all = text.text();
    let begins = all.match_indices(TABLE).map(|(at, table)| at + table.len());
    begins
        .map(|start| {
            let end = all[start..].find("\n\n").map_or(all.len(), |end| start + end);
            let rows = parts(all, start..end, ROW).map(|row| parts(all, row, CELL).collect());
            let above = all[..start - TABLE.len_utf8()].trim_end();
            let from = above.rfind("\n\n").map_or(0, |at| at + 2);
            let from = if above[from..].contains(TABLE) { above.len() } else { from };
            PublishedTable { text, rows: rows.collect(), title: from..above.len() }
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

    /// What stands right above the table: its title, a heading, a sentence.
    #[must_use]
    pub fn title(&self) -> &'a str {
        &self.text.text()[self.title.clone()]
    }

    /// The heads of the columns.
    pub fn heads(&self) -> impl Iterator<Item = &'a str> {
        (0..self.rows.first().map_or(0, Vec::len)).map(|column| self.cell(0, column))
    }

    /// Each row below the head, each cell a sentence that begins with the head of its column, without what nobody sees.
    pub(crate) fn labelled_rows(&self) -> impl Iterator<Item = PublishedText> {
        self.rows.iter().skip(1).map(|row| {
            let mut out = PublishedText::default();
            for (column, range) in row.iter().enumerate() {
                let range = self.trimmed(range);
                if !range.is_empty() {
                    let source = self.text.source(&range).unwrap_or_default();
                    out.push(self.cell(0, column), source.start..source.start);
                    out.push("：", source.start..source.start);
                    out.push_part(self.text, range);
                    out.push("。", source.end..source.end);
                }
            }
            fold(&out).unwrap_or(out)
        })
    }

    /// A range without the white space around.
    fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        let cell = &self.text.text()[range.clone()];
        let start = range.start + cell.len() - cell.trim_start().len();
        start..start + cell.trim().len()
    }

    /// Each row and each column as one passage, a cell a line. Single characters are joined, as in a form with a box for each
    /// digit. The digits that a cell goes on with in the next one are told by the head of its column.
    pub(crate) fn joined(&self) -> impl Iterator<Item = Passage<'static>> {
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
            .chain(self.pairs())
            .map(|(label, text)| Passage { text: Cow::Owned(text), joined: Some(label) })
    }

    /// Neighbouring cells of a row where the digits of one may go on in the other, with the head of the first.
    fn pairs(&self) -> impl Iterator<Item = (String, PublishedText)> {
        let digits = |text: &str| text.chars().count() > 1 && text.chars().all(char::is_numeric);
        (1..self.rows.len()).flat_map(move |row| {
            self.rows[row].windows(2).enumerate().filter_map(move |(column, pair)| {
                let parted = digits(self.cell(row, column)) && digits(self.cell(row, column + 1));
                parted.then(|| (self.cell(0, column).to_owned(), self.join(pair.iter())))
            })
        })
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
