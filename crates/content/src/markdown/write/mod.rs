//! Writes the tree of a text as HTML: headings with anchors, tables with captions, tokens that do not break.

mod node;
mod state;
mod table;
mod words;

pub(super) use self::{node::node, state::HtmlState};
