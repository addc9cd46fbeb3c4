//! A station as structured data: schema.org JSON-LD for search engines, a vCard for phones.

pub(crate) mod json_ld;
pub(crate) mod vcard;
