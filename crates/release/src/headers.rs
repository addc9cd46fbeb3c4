//! The headers that a file is served with: its type with charset, and how long it may be kept.

use gongbao_base::media;

/// For ever: the address holds a digest of the bytes.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// To be asked for again every time, so that a page never shows an old state.
pub const FRESH: &str = "no-cache";
/// An attachment or image under a fixed name.
pub const SHORT: &str = "public, max-age=3600";

/// The `Content-Type` of a path.
#[must_use]
pub fn mime(path: &str) -> &'static str {
    // The one XML file whose type tells more.
    if path == "feed.xml" { "application/atom+xml; charset=utf-8" } else { media::of(path) }
}

/// The `Cache-Control` of a path.
#[must_use]
pub fn cache(path: &str) -> &'static str {
    let Some((_, ending)) = path.rsplit_once('.') else { return FRESH };
    if is_fingerprinted(path) {
        IMMUTABLE
    } else if matches!(
        ending,
        "html" | "xml" | "json" | "jsonld" | "js" | "csv" | "txt" | "vcf" | "ics"
    ) {
        FRESH
    } else {
        SHORT
    }
}

/// Whether the theme wrote it under a name with ten digits of its digest: `assets/site.0123abcdef.css`.
#[must_use]
pub fn is_fingerprinted(path: &str) -> bool {
    let Some(name) = path.strip_prefix("assets/") else { return false };
    name.split('.').rev().nth(1).is_some_and(|digest| {
        digest.len() == 10 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}
