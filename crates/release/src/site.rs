//! The digest over all files of a site with their headers, by which an unchanged site is known.

use sha2::{Digest as _, Sha256};

use super::entry::ReleaseEntry;
use gongbao_base::digest::Digest;

/// A site in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSummary {
    /// The digest over its files with their headers.
    pub digest: Digest,
    /// How many files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Sums up a site, one file at a time, sorted by path.
#[derive(Debug, Default)]
pub struct SiteHasher {
    hasher: Sha256,
    files: u64,
    bytes: u64,
}

impl SiteHasher {
    /// Adds a file.
    pub fn add(&mut self, entry: &ReleaseEntry) {
        let ReleaseEntry { path, length, sha256, mime, cache, .. } = entry;
        self.hasher.update(format!("{}  {length}  {mime}  {cache}  {path}\n", sha256.hex()));
        self.files += 1;
        self.bytes += length;
    }

    /// How many files were added.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.files
    }

    /// The figures.
    #[must_use]
    pub fn finish(self) -> SiteSummary {
        let digest = Digest(self.hasher.finalize().into());
        SiteSummary { digest, files: self.files, bytes: self.bytes }
    }
}
