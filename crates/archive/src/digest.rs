//! Labelled digests, as WARC and WACZ write them: `sha256:` and 64 hexadecimal digits.

use gongbao_base::digest::Digest;

const LABEL: &str = "sha256:";

/// A digest with its label.
#[must_use]
pub fn labelled(digest: &Digest) -> String {
    format!("{LABEL}{}", digest.hex())
}

/// Reads what [`labelled`] writes, and nothing else.
pub(crate) fn parse_labelled(text: &str) -> Option<Digest> {
    text.strip_prefix(LABEL).and_then(Digest::parse)
}
