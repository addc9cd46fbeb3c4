//! What a page shows: its title, and the visible text of its main part.

use gongbao_base::digest::Digest;
use rustc_hash::FxHashMap;

/// Title and text of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct VisibleText {
    /// Its title.
    pub(crate) title: String,
    /// The visible text of `main`, or of the whole body when there is none; one block a line.
    pub(crate) text: String,
}

/// What pages show, by the digests of their bytes: digests of title and text.
pub type PageDigests = FxHashMap<Digest, Digest>;

impl VisibleText {
    /// The digest of title and text, for which nobody finds others.
    pub(crate) fn digest(&self) -> Digest {
        Digest::of_parts([self.title.as_bytes(), self.text.as_bytes()])
    }
}
