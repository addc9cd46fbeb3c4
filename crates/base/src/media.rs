//! Media types by the ending of a file's name.

/// Types by ending, sorted; texts are UTF-8 and say so, since some servers and readers guess where it is left out.
pub const TYPES: [(&str, &str); 41] = [
    ("atom", "application/atom+xml; charset=utf-8"),
    ("bmp", "image/bmp"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("et", "application/vnd.ms-excel"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("htm", "text/html; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/vnd.microsoft.icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("jsonl", "application/jsonl; charset=utf-8"),
    ("jsonld", "application/ld+json; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ofd", "application/ofd"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rar", "application/vnd.rar"),
    ("rtf", "application/rtf"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("vcf", "text/vcard; charset=utf-8"),
    ("webp", "image/webp"),
    ("wps", "application/vnd.ms-works"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// The type of a file with this name.
#[must_use]
pub fn of(name: &str) -> &'static str {
    let ending = name.rsplit(['.', '/']).next().unwrap_or_default().to_ascii_lowercase();
    TYPES
        .binary_search_by(|(known, _)| (*known).cmp(&ending))
        .map_or("application/octet-stream", |at| TYPES[at].1)
}

#[cfg(test)]
mod tests {
    use super::{TYPES, of};

    #[test]
    fn the_table_is_sorted_and_found() {
        assert!(TYPES.is_sorted());
        assert_eq!(of("a/b.PDF"), "application/pdf");
        assert_eq!(of("a.html"), "text/html; charset=utf-8");
        assert_eq!(of("html"), "text/html; charset=utf-8");
        assert_eq!(of("a.unknown"), "application/octet-stream");
    }
}
