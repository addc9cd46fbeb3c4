//! What a reader sees or copies of a file, cut into passages that a rule can search, each with the way back to the file.
//!
//! Rules about what may not be published look here: what stands in the source and what stands on the page differ.

mod attached;
mod fold;
mod passage;
mod table;

pub(crate) use self::{attached::attached_tables, fold::folded, table::tables};
use self::{fold::fold, passage::whole};
pub use self::{passage::Passage, table::PublishedTable};
use crate::source_file::SourceFile;
use gongbao_base::finding::Place;
use gongbao_content::{
    front_matter,
    published::{self, PublishedText},
};
use std::{borrow::Cow, ops::Range};

/// A file as it is read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The file.
    pub file: SourceFile<'a>,
    passages: Vec<Passage<'a>>,
    second: Vec<Passage<'a>>,
    tables: Vec<PublishedTable<'a>>,
    /// The bytes at which the lines of the file begin.
    lines: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// Reads a file: the values of its front matter and its text. What cannot be read is taken as it was typed.
    #[must_use]
    pub fn of(file: &SourceFile<'a>) -> Self {
        let lines = line_starts(file.text);
        let (front, text) = front_and_text(file);
        let tables = text.map(tables).unwrap_or_default();
        let mut passages = vec![whole(Cow::Owned(front))];
        passages.extend(text.map(|text| whole(Cow::Borrowed(text))));
        let second = second_looks(&passages, &tables);
        Self { file: *file, passages, second, tables, lines }
    }

    /// Reads the site's settings: their values stand on the pages, their comments nowhere.
    #[must_use]
    pub fn of_settings(file: &SourceFile<'a>) -> Self {
        let front = published::front(file.text, 0);
        let passages = vec![whole(Cow::Owned(front)), whole(Cow::Owned(PublishedText::default()))];
        let second = second_looks(&passages, &[]);
        Self { file: *file, passages, second, tables: Vec::new(), lines: line_starts(file.text) }
    }

    /// The front matter and the text, as they are read one after the other.
    #[must_use]
    pub fn passages(&self) -> &[Passage<'a>] {
        &self.passages
    }

    /// The passages, and with them what a second look reads: the same without what nobody sees, the cells after their heads.
    pub fn views(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().chain(&self.second)
    }

    /// The tables of the text.
    #[must_use]
    pub fn tables(&self) -> &[PublishedTable<'a>] {
        &self.tables
    }

    /// For a second look: the cells of each row and of each column put together.
    pub fn joined(&self) -> impl Iterator<Item = Passage<'static>> {
        self.tables.iter().flat_map(PublishedTable::joined)
    }

    /// Where a range of one of its texts was written.
    #[must_use]
    pub fn place(&self, text: &PublishedText, range: &Range<usize>) -> Place {
        match text.source(range) {
            Some(source) => self.place_of(&source),
            None => Place::file(self.file.path),
        }
    }

    /// Where a range of the file's bytes stands.
    fn place_of(&self, range: &Range<usize>) -> Place {
        let SourceFile { path, text, .. } = self.file;
        let line = self.lines.partition_point(|start| *start <= range.start);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied();
        let before = text.get(start.unwrap_or_default()..range.start);
        let (Some(before), Some(inside)) = (before, text.get(range.clone())) else {
            return Place::file(path);
        };
        // The mark of the byte order is no column.
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        let length = inside.lines().next().unwrap_or_default().chars().count();
        Place::at(path, line, column, length.max(1))
    }
}

/// The front matter and the text of a file. What cannot be read is taken as it was typed.
fn front_and_text<'a>(file: &SourceFile<'a>) -> (PublishedText, Option<&'a PublishedText>) {
    let literal = |text: &str, offset| {
        let mut typed = PublishedText::default();
        typed.push_literal(text, offset);
        typed
    };
    let text = file.shown.map(|body| &body.text);
    match (front_matter::split(file.path, file.text), text) {
        (Ok(parts), Some(text)) if file.document.is_some() => {
            (published::front(parts.front, parts.front_offset), Some(text))
        }
        (Ok(parts), Some(text)) => (literal(parts.front, parts.front_offset), Some(text)),
        // Without front matter there is a text and nothing else.
        (Err(_), Some(text)) => (PublishedText::default(), Some(text)),
        (_, None) => (literal(file.text, 0), None),
    }
}

fn second_looks<'a>(passages: &[Passage<'_>], tables: &[PublishedTable<'_>]) -> Vec<Passage<'a>> {
    let folded = passages.iter().filter_map(|passage| fold(&passage.text));
    let rows = tables.iter().flat_map(PublishedTable::labelled_rows);
    folded.chain(rows).map(|text| whole(Cow::Owned(text))).collect()
}

/// The bytes at which the lines of a text begin.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}
