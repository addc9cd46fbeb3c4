//! One file as it was typed, with what was read from it: what the checks of texts look at.

use std::ops::Range;

use super::words::Words;
use gongbao_base::finding::Place;
use gongbao_content::{document::Document, front, settings::Settings};

/// A file and its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its path below the site's folder.
    pub path: &'a str,
    /// All of it.
    pub text: &'a str,
    /// What was read from it, when it could be read.
    pub document: Option<&'a Document>,
    /// The site's settings.
    pub settings: &'a Settings,
    /// The word lists.
    pub words: &'a Words,
}

impl<'a> File<'a> {
    /// All lines with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        (1..).zip(self.text.lines())
    }

    /// The lines of the body with their numbers.
    pub fn body(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let (body, line) = match front::split(self.path, self.text) {
            Ok(parts) => (parts.body, parts.body_line),
            Err(_) => (self.text, 1),
        };
        (line..).zip(body.lines())
    }

    /// A stretch of a line, by bytes.
    #[must_use]
    pub fn place(&self, number: usize, line: &str, range: Range<usize>) -> Place {
        let column = line[..range.start].chars().count() + 1;
        Place::at(self.path, number, column, line[range].chars().count().max(1))
    }
}
