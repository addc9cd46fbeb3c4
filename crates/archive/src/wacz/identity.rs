//! The identity of a snapshot: what it holds, whatever packs it.

use gongbao_base::digest::Digest;
use sha2::{Digest as _, Sha256};

/// What the identity knows of an address.
pub(crate) struct IdentityLine<'a> {
    /// The digest of the bytes behind it.
    pub(crate) digest: &'a Digest,
    /// Their length.
    pub(crate) length: u64,
    /// Their media type without parameters.
    pub(crate) mime: &'a str,
    pub(crate) url: &'a str,
}

/// The SHA-256 of the sorted lines `sha256  bytes  mime  url`.
pub(crate) fn identity(mut lines: Vec<IdentityLine<'_>>) -> Digest {
    // The order of the lines, without the lines: what follows a shorter part is a space, which sorts before all else.
    lines.sort_unstable_by(|a, b| {
        let length = || a.length.to_string().cmp(&b.length.to_string());
        a.digest.cmp(b.digest).then_with(length).then_with(|| (a.mime, a.url).cmp(&(b.mime, b.url)))
    });
    let mut hash = Sha256::new();
    for IdentityLine { digest, length, mime, url } in lines {
        hash.update(format!("{}  {length}  {mime}  {url}\n", digest.hex()));
    }
    Digest(hash.finalize().into())
}
