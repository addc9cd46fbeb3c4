//! Parses Markdown, with the asterisks of masks and products as text, and pasted lines as paragraphs.

mod literal;
mod mark_run;
mod paragraphs;
mod stand_in;

pub(super) use self::{paragraphs::split, stand_in::parse};
