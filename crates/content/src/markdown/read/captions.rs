//! The captions of tables.

use comrak::nodes::{AstNode, NodeValue};

use crate::markdown::plain::plain;

/// The caption of a table.
pub(in crate::markdown) struct TableCaption {
    /// What it says.
    pub(in crate::markdown) text: String,
    /// Whether the author wrote it, so that it is seen.
    pub(in crate::markdown) written: bool,
}

/// A paragraph before a table that begins with `表` is its caption; else the section's heading names it.
pub(super) fn caption<'n>(
    table: &'n AstNode<'n>,
    number: usize,
    heading: Option<&str>,
) -> TableCaption {
    let before =
        table.previous_sibling().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    let text = before.map(plain).unwrap_or_default();
    if let Some(paragraph) =
        before.filter(|_| text.trim_start().starts_with('表') && text.chars().count() <= 60)
    {
        paragraph.detach();
        return TableCaption { text: text.trim().to_owned(), written: true };
    }
    let text =
        heading.map_or_else(|| format!("表{number}"), |heading| format!("表{number}：{heading}"));
    TableCaption { text, written: false }
}
