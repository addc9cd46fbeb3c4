//! What a package is made of.

use std::io::{self, Read};

use crate::receipt::{Receipt, ReceiptDocument};
use gongbao_base::{date::Date, digest::Digest, finding::Finding};
use gongbao_render::theme::Theme;
use gongbao_site::plan::Plan;

/// Which documents a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageScope {
    /// All.
    All,
    /// Those that changed since the receipt it is compared with.
    Changes,
}

/// Opens a file below `content/`.
pub type FileOpener<'a> = dyn Fn(&str) -> io::Result<Box<dyn Read>> + Sync + 'a;

/// What a package is made of. Its bytes depend on nothing else.
pub struct PackageInput<'a> {
    /// The plan.
    pub plan: &'a Plan<'a>,
    /// The theme, which has the fragment's template.
    pub theme: &'a Theme,
    /// What the checks found.
    pub findings: &'a [Finding],
    /// All documents of the site; see [`crate::receipt::documents`].
    pub documents: &'a [ReceiptDocument],
    /// The hand-over's number, from 1.
    pub number: u32,
    /// The day of the hand-over.
    pub when: Date,
    /// The receipt to compare with, and its digest.
    pub before: Option<(&'a Receipt, Digest)>,
    /// Which documents it holds.
    pub scope: PackageScope,
    /// Opens a file below `content/`.
    pub open: &'a FileOpener<'a>,
    /// Gives a line of a file of the site, for the report.
    pub line: &'a (dyn Fn(&str, usize) -> Option<String> + Sync),
    /// Is told after each document.
    pub tick: &'a (dyn Fn() + Sync),
}

impl<'a> PackageInput<'a> {
    /// The receipt to compare with.
    pub(super) fn before(&self) -> Option<&'a Receipt> {
        self.before.map(|(receipt, _)| receipt)
    }
}
