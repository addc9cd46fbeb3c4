//! The headers that a file is served with: its type with charset, and how long it may be kept.

/// For ever: the address holds a digest of the bytes.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// To be asked for again every time, so that a page never shows an old state.
pub const FRESH: &str = "no-cache";
/// An attachment or image under a fixed name.
pub const SHORT: &str = "public, max-age=3600";

/// Endings and types. `nginx` and Caddy get the same table.
pub const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("html", "text/html; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("jsonld", "application/ld+json; charset=utf-8"),
    ("ofd", "application/ofd"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("vcf", "text/vcard; charset=utf-8"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// The `Content-Type` of a path.
#[must_use]
pub fn mime(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if path == "feed.xml" {
        return "application/atom+xml; charset=utf-8";
    }
    TYPES
        .iter()
        .find(|(known, _)| Some(*known) == ending.as_deref())
        .map_or("application/octet-stream", |(_, mime)| mime)
}

/// The `Cache-Control` of a path.
#[must_use]
pub fn cache(path: &str) -> &'static str {
    let Some((_, ending)) = path.rsplit_once('.') else { return FRESH };
    if fingerprinted(path) {
        IMMUTABLE
    } else if matches!(ending, "html" | "xml" | "json" | "jsonld" | "js" | "csv" | "txt" | "vcf") {
        FRESH
    } else {
        SHORT
    }
}

/// Whether the theme wrote it under a name with ten digits of its digest: `assets/site.0123abcdef.css`.
#[must_use]
pub fn fingerprinted(path: &str) -> bool {
    let Some(name) = path.strip_prefix("assets/") else { return false };
    name.split('.').rev().nth(1).is_some_and(|digest| {
        digest.len() == 10 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}
