//! What a reader sees of a text, gathered while its tree is read.

use comrak::nodes::{AstNode, NodeValue};

use super::state::ReadState;
use crate::{
    markdown::{
        plain::between_wide,
        stretches::{TextStretch, each_stretch},
    },
    published::{CELL, LineTable, PublishedText, ROW, TABLE, align},
};

/// Gathers the published text of a source.
pub(super) struct PublishedBody<'a> {
    source: &'a str,
    lines: LineTable<'a>,
    offset: usize,
    text: PublishedText,
    /// Addresses and titles of links, which stand in the page beside its text.
    aside: PublishedText,
}

impl<'a> PublishedBody<'a> {
    /// Nothing yet of a source that begins at this byte of its file.
    pub(super) fn new(source: &'a str, offset: usize) -> Self {
        let (text, aside) = (PublishedText::default(), PublishedText::default());
        Self { source, lines: LineTable::new(source), offset, text, aside }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> PublishedText {
        let end = self.aside.text().len();
        self.text.push_part(&self.aside, 0..end);
        self.text
    }

    /// Takes a node, before anything is changed in it; nodes come in their order.
    pub(super) fn take<'n>(&mut self, state: &ReadState<'_>, node: &'n AstNode<'n>) {
        let data = node.data();
        let at = self.lines.byte(data.sourcepos.start.line, data.sourcepos.start.column);
        match &data.value {
            NodeValue::Text(text) => self.words(state, text, at),
            NodeValue::Code(code) => {
                self.literal(&code.literal, at);
            }
            NodeValue::CodeBlock(code) => {
                self.separate("\n\n", at);
                self.literal(&code.literal, at);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak if !between_wide(node) => {
                self.separate("\n", at);
            }
            NodeValue::Link(link) | NodeValue::Image(link) => {
                for text in [&link.url, &link.title] {
                    align(&mut self.aside, text, &self.source[at..], self.offset + at);
                    self.aside.push("\n\n", self.offset + at..self.offset + at);
                }
            }
            NodeValue::Table(_) => self.separate(TABLE.encode_utf8(&mut [0; 4]), at),
            NodeValue::TableRow(_) => self.separate(ROW.encode_utf8(&mut [0; 4]), at),
            NodeValue::TableCell => self.separate(CELL.encode_utf8(&mut [0; 4]), at),
            value if value.block() => self.separate("\n\n", at),
            _ => {}
        }
    }

    fn literal(&mut self, text: &str, at: usize) -> usize {
        at + align(&mut self.text, text, &self.source[at..], self.offset + at)
    }

    fn separate(&mut self, text: &str, at: usize) {
        self.text.push(text, self.offset + at..self.offset + at);
    }

    /// Words, with what their placeholders stand for.
    fn words(&mut self, state: &ReadState<'_>, text: &str, mut at: usize) {
        if !text.contains("{{") {
            self.literal(text, at);
            return;
        }
        each_stretch(text, |stretch| match stretch {
            TextStretch::Plain(text) => at = self.literal(text, at),
            TextStretch::Placeholder(name, _) => {
                let rest = &self.source[at..];
                let end = at + rest.find("}}").map_or(rest.len(), |end| end + 2);
                let shown = state.filled(&format!("{{{{{name}}}}}"));
                self.text.push(&shown, self.offset + at..self.offset + end);
                at = end;
            }
        });
    }
}
