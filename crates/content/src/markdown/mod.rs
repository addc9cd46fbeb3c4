//! Markdown to HTML, with everything later stages need to know of a text: headings, links, what was wrong.
//!
//! Only the files of this folder name comrak. Raw HTML is refused; links are left as numbered marks (`gongbao:3`) that render
//! turns into addresses, since only then it is known where the page stands.

mod body;
mod context;
mod depth;
mod parse;
mod plain;
mod read;
mod render;
mod stretches;
pub mod tree;
mod write;

pub use self::{
    body::{Body, Heading, Link, LinkTarget, MARK},
    context::TextContext,
    render::render,
};
