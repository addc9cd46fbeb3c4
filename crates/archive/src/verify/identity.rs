//! The identity of the snapshot, from what its records hold.

use gongbao_base::digest::Digest;

use crate::{
    snapshot::IndexEntry,
    wacz::{IdentityLine, identity},
};

/// The identity of entries with these lengths. `revisits` gives the media types of those that are revisits, sorted.
pub(super) fn identity_of(
    entries: &[IndexEntry],
    sizes: &[Option<u64>],
    revisits: &[(usize, Box<str>)],
) -> Digest {
    // An entry without a record was told.
    let mut lengths: Vec<(Digest, u64)> = entries
        .iter()
        .zip(sizes)
        .filter(|(entry, _)| !entry.is_revisit())
        .map(|(entry, size)| (entry.digest, size.unwrap_or_default()))
        .collect();
    lengths.sort_unstable();
    let length = |digest: &Digest| {
        let at = lengths.binary_search_by_key(digest, |(digest, _)| *digest).ok();
        at.map_or(0, |at| lengths[at].1)
    };
    let mut lines = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let revisit = revisits.binary_search_by_key(&at, |(at, _)| *at).ok();
        lines.push(IdentityLine {
            digest: &entry.digest,
            length: length(&entry.digest),
            mime: revisit.map_or(&*entry.mime, |at| &*revisits[at].1),
            url: &entry.url,
        });
    }
    identity(lines)
}
