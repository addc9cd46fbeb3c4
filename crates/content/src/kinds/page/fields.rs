//! The fields of a plain page.

use crate::fields::fields;

fields! {
    /// The fields of a plain page.
    pub struct PlainPage {
        order: Option<u16>, "排序" "在列表里的先后，小的在前" "its place in lists, the smaller first" "10";
    }
}
