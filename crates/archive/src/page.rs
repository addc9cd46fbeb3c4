//! What a reader sees of a page, and where it leads.

mod extract;
mod link;
mod text;

pub(crate) use extract::read;
pub use text::PageDigests;
pub(crate) use text::VisibleText;
