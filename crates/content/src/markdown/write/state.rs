//! What is known while a text is written.

use crate::markdown::{body::Heading, context::TextContext, read::TableCaption};

/// What is known while writing.
pub(in crate::markdown) struct HtmlState<'a> {
    pub(super) context: &'a TextContext<'a>,
    pub(super) headings: &'a [Heading],
    pub(super) next_heading: usize,
    pub(super) captions: &'a [TableCaption],
    pub(super) next_table: usize,
}

impl<'a> HtmlState<'a> {
    /// Before the first node.
    pub(in crate::markdown) fn new(
        context: &'a TextContext<'a>,
        headings: &'a [Heading],
        captions: &'a [TableCaption],
    ) -> Self {
        Self { context, headings, next_heading: 0, captions, next_table: 0 }
    }
}
