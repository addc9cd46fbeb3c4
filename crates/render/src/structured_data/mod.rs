//! A station as structured data: schema.org JSON-LD for search engines, a vCard for phones, a calendar of its open days.

pub(crate) mod calendar;
mod content_line;
pub(crate) mod json_ld;
pub(crate) mod vcard;

/// How many days from the build's day on are told one by one, that day included.
const HORIZON: i32 = 366;
