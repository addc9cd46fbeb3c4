//! Plain pages: the disclosure guide, the application guide, about this site.

use super::{Entry, Kind};
use crate::fields::fields;

/// The kind.
pub const KIND: Kind = Kind {
    name: "page",
    folder: "pages",
    label: "页面",
    fields: Page::FIELDS,
    example: include_str!("page.md"),
    entry: |reader, values| Entry::Page(reader.typed(values)),
};

fields! {
    /// The fields of a plain page.
    pub struct Page {
        order: Option<u16>, "排序" "在列表里的先后，小的在前" "its place in lists, the smaller first" "10";
    }
}
