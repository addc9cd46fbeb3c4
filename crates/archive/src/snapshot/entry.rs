//! An address of a snapshot, as its index tells it.

use gongbao_base::digest::Digest;

use crate::cdxj::REVISIT;

/// One address of a snapshot, as its index tells it.
#[derive(Clone, Debug)]
pub struct IndexEntry {
    /// The address.
    pub url: Box<str>,
    /// The digest of the bytes behind it.
    pub digest: Digest,
    /// The media type, or [`REVISIT`].
    pub(crate) mime: Box<str>,
    /// The WARC file, by its place among all, sorted by name.
    pub(crate) warc: u16,
    /// Where its record begins.
    pub(crate) offset: u64,
    /// The length of its record, packed.
    pub(crate) length: u64,
    /// The digest of its record, packed.
    pub(crate) record: Digest,
}

impl IndexEntry {
    /// Whether it points to another record for its bytes.
    pub(crate) fn is_revisit(&self) -> bool {
        &*self.mime == REVISIT
    }
}

/// The place of an address among sorted entries.
pub(crate) fn find(entries: &[IndexEntry], url: &str) -> Option<usize> {
    entries.binary_search_by(|entry| (*entry.url).cmp(url)).ok()
}
