//! A WARC file whose records come, and what its first record tells.

use crate::warc::WarcVersion;

/// A WARC file, and where its records begin as the index says.
pub(super) struct WarcFile<'a> {
    pub(super) number: u16,
    pub(super) name: &'a str,
    /// In the order of the file.
    pub(super) places: &'a [EntryPlace],
    /// The first record, once it came.
    pub(super) warcinfo: Option<Warcinfo>,
}

/// Where a record begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EntryPlace {
    /// The WARC file, by number.
    pub(super) warc: u16,
    pub(super) offset: u64,
    /// The entry that says so.
    pub(super) entry: u32,
}

/// What the first record of a WARC file tells.
pub(super) enum Warcinfo {
    /// Its id, and the version of it and all that follow.
    Known { id: String, version: WarcVersion },
    /// It cannot be read, which was told.
    Damaged,
}
