//! A document as its file tells it.

use super::files;
use crate::{
    citations::Citation,
    fields::{Keys, Slug},
    kinds::{Entry, Kind, common::Common},
    markdown::Body,
    mentions::Mention,
    term::StatedTerm,
    yaml::{MappingSide, PathStep, Source},
};
use gongbao_base::{address::Address, date::Date, finding::Place};

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

    /// The day on which it goes out, where that is still to come (待发布).
    #[must_use]
    pub fn planned(&self, today: Date) -> Option<Date> {
        self.published().filter(|day| *day > today)
    }

    /// The day on which it is to be taken down (待撤下). Of what was taken down there is no such document.
    #[must_use]
    pub fn leaves(&self) -> Option<Date> {
        self.common.withdrawn.as_ref().map(|withdrawn| withdrawn.date)
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
        address(self.kind, &self.slug)
    }

    /// The files that it names, as attachments, links or images: paths below `content/`.
    pub fn files(&self) -> impl Iterator<Item = String> {
        let attached = self.common.attachments.iter().filter_map(|attachment| {
            Some(Address::resolve(&self.file, &attachment.file)?.as_str().to_owned())
        });
        files::linked(&self.body).chain(attached)
    }
}

/// The name in a document's address: the one that is given, else its file's.
pub(super) fn slug<'a>(file: &'a str, given: Option<&'a Slug>) -> &'a str {
    let stem = file.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(file);
    given.map_or(stem, |slug| &slug.0)
}

/// The address of the page of a document.
pub(super) fn address(kind: &Kind, slug: &str) -> String {
    match kind.list {
        Some(_) => format!("{}/{slug}.html", kind.folder),
        None => format!("{slug}.html"),
    }
}
