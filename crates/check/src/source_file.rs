//! A file of the content as it was typed, with what was read from it: what the rules of texts look at.

use std::ops::Range;

use crate::word_lists::WordLists;
use gongbao_base::finding::Place;
use gongbao_content::{
    document::Document,
    front_matter,
    kinds::{
        Entry,
        report::{Report, ReportType},
    },
    markdown::Body,
    settings::Settings,
};

/// A file as typed, and what its rules need beside it.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its path below the site's folder.
    pub path: &'a str,
    /// All of it.
    pub text: &'a str,
    /// What was read from it, when it could be read.
    pub document: Option<&'a Document>,
    /// Its text as it is shown, when at least that could be read.
    pub shown: Option<&'a Body>,
    /// The site's settings.
    pub settings: &'a Settings,
    /// The word lists.
    pub words: &'a WordLists,
}

impl<'a> SourceFile<'a> {
    /// All lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        (1..).zip(self.text.lines())
    }

    /// The lines of the body with their numbers.
    pub(crate) fn body(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let (body, line) = match front_matter::split(self.path, self.text) {
            Ok(parts) => (parts.body, parts.body_line),
            Err(_) => (self.text, 1),
        };
        (line..).zip(body.lines())
    }

    /// The report that the file holds, when it is one of this type.
    pub(crate) fn report(&self, wanted: ReportType) -> Option<&'a Report> {
        match self.document.map(|document| &document.entry) {
            Some(Entry::Report(report)) if report.report_type == wanted => Some(report),
            _ => None,
        }
    }

    /// A stretch of a line, by bytes.
    pub(crate) fn place(&self, number: usize, line: &str, range: Range<usize>) -> Place {
        let column = line[..range.start].chars().count() + 1;
        Place::at(self.path, number, column, line[range].chars().count().max(1))
    }
}
