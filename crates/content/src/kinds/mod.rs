//! The kinds of documents. A new kind is a file here, a line in [`KINDS`] and [`Entry`], and its templates.

pub mod common;
pub mod disclosure;
pub mod notice;
pub mod page;
pub mod report;
pub mod station;

use serde_yaml::Value;

use self::{common::Common, notice::Notice, page::Page, report::Report, station::Station};
use super::fields::{Field, Reader};

/// What the program knows of a kind.
#[derive(Debug)]
pub struct Kind {
    /// The name that `new` and `schema` take.
    pub name: &'static str,
    /// The folder below `content/`, and, but for plain pages, below the site's root.
    pub folder: &'static str,
    /// The Chinese name.
    pub label: &'static str,
    /// Its own fields, beside those of [`Common`].
    pub fields: &'static [Field],
    /// A whole sample file.
    pub example: &'static str,
    /// Its own fields from values that were read.
    pub(crate) entry: fn(&mut Reader<'_>, &Value) -> Entry,
}

impl Kind {
    /// All fields that its documents may have.
    #[must_use]
    pub fn tables(&self) -> Vec<&'static [Field]> {
        vec![Common::FIELDS, self.fields]
    }

    /// The kind with this English or Chinese name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name || kind.label == name || kind.folder == name)
    }
}

/// A document's own fields, by kind.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A legal-aid station or legal-service venue.
    Station(Box<Station>),
    /// A policy document, announcement, interpretation or publicity.
    Notice(Box<Notice>),
    /// A yearly report.
    Report(Box<Report>),
    /// Any other page.
    Page(Page),
}

/// All kinds, in the order in which the site shows them.
pub static KINDS: &[Kind] = &[station::KIND, notice::KIND, report::KIND, page::KIND];
