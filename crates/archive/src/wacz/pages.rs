//! The list of pages.

/// Where it stands.
pub const PAGES: &str = "pages/pages.jsonl";
/// Its first line.
pub(crate) const PAGES_HEADER: &str =
    "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\",\"hasText\":true}";
