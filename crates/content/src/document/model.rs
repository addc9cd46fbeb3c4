//! A document as its file tells it.

use crate::{
    citations::Citation,
    fields::Keys,
    kinds::{Entry, Kind, common::Common},
    markdown::Body,
    mentions::Mention,
    term::StatedTerm,
    yaml::{MappingSide, PathStep, Source},
};
use gongbao_base::{date::Date, finding::Place};

/// A document as its file tells it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's path below `content/`, such as `notices/a.md`.
    pub file: String,
    /// Its kind.
    pub kind: &'static Kind,
    /// The name in its address.
    pub slug: String,
    /// The fields every document has.
    pub common: Common,
    /// The fields of its kind.
    pub entry: Entry,
    /// Its text.
    pub body: Body,
    /// What its text cites.
    pub citations: Vec<Citation>,
    /// The landlines its text names.
    pub mentions: Vec<Mention>,
    /// What its text says of its own term.
    pub terms: Vec<StatedTerm>,
    /// Its front matter as typed, to say where something stands.
    pub front: Box<str>,
    /// How it writes its keys.
    pub keys: Keys,
}

impl Document {
    /// The path below the site's folder, as findings name it.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}", self.file)
    }

    /// Where a field's value stands, given by English names.
    #[must_use]
    pub fn place(&self, path: &[PathStep]) -> Place {
        let file = self.path();
        let source = Source { file: &file, text: &self.front, line: 2 };
        self.keys.place(source, path, MappingSide::Value)
    }

    /// A key as the file writes it, given by a path of English names with dots, such as `withdrawn.date`: for findings.
    #[must_use]
    pub fn key<'p>(&self, path: &'p str) -> &'p str {
        self.keys.name(path)
    }

    /// The day it was written, else published.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.entry.own().written().or(self.published())
    }

    /// Its date in lists: the day it was published, else written.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.published().or(self.entry.own().written())
    }

    /// The year it belongs to: the one it is about, else that of its date.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.entry.own().year().or_else(|| self.date().map(|date| date.year()))
    }

    /// The official type of the column in which its page stands.
    #[must_use]
    pub fn column_type(&self) -> &'static str {
        self.entry.own().column_type(&self.slug).unwrap_or(self.kind.column_type)
    }

    fn published(&self) -> Option<Date> {
        self.common.published.map(|moment| moment.date)
    }

    /// What describes it where it is listed or shared: its summary, else the beginning of its text, else its title.
    #[must_use]
    pub fn description(&self) -> String {
        let opening = &self.body.opening;
        let text = if opening.is_empty() { &self.common.title } else { opening };
        self.common.summary.as_ref().unwrap_or(text).clone()
    }

    /// The address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        match self.kind.list {
            Some(_) => format!("{}/{}.html", self.kind.folder, self.slug),
            None => format!("{}.html", self.slug),
        }
    }
}
