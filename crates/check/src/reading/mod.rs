//! What a reader sees or copies of a file, cut into passages that a rule can search, each with the way back to the file.
//!
//! Rules about what may not be published look here: what stands in the source and what stands on the page differ.

mod passage;
mod table;

pub use self::{passage::Passage, table::PublishedTable};
use self::{passage::whole, table::tables};
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
    tables: Vec<PublishedTable<'a>>,
}

impl<'a> Reading<'a> {
    /// Reads a file: the values of its front matter and its text. What cannot be read is taken as it was typed.
    #[must_use]
    pub fn of(file: &SourceFile<'a>) -> Self {
        let parts = front_matter::split(file.path, file.text).ok();
        let (Some(parts), Some(document)) = (parts, file.document) else {
            let mut typed = PublishedText::default();
            typed.push_literal(file.text, 0);
            return Self {
                file: *file,
                passages: vec![whole(Cow::Owned(typed))],
                tables: Vec::new(),
            };
        };
        let front = published::front(parts.front, parts.front_offset);
        let text = &document.body.text;
        let passages = vec![whole(Cow::Owned(front)), whole(Cow::Borrowed(text))];
        Self { file: *file, passages, tables: tables(text) }
    }

    /// The front matter and the text, as they are read one after the other.
    #[must_use]
    pub fn passages(&self) -> &[Passage<'a>] {
        &self.passages
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
            Some(source) => place(self.file.path, self.file.text, &source),
            None => Place::file(self.file.path),
        }
    }
}

/// Where a range of a file's bytes stands.
fn place(path: &str, text: &str, range: &Range<usize>) -> Place {
    let (Some(before), Some(inside)) = (text.get(..range.start), text.get(range.clone())) else {
        return Place::file(path);
    };
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    // The mark of the byte order is no column.
    let column = before[start..].trim_start_matches('\u{feff}').chars().count() + 1;
    let length = inside.lines().next().unwrap_or_default().chars().count();
    Place::at(path, line, column, length.max(1))
}
