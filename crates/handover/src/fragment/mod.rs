//! A document without a page around it, for systems that show it in a page of their own. Links lead to full addresses, to
//! files that go with it, or nowhere. The template `fragment.html` knows it as `document`.
//!
//! The digest of all of it is how a receipt tells whether readers see something else: a field or a variant with another
//! name makes every document changed.

mod data;
mod file;
mod link;
mod tables;

pub(crate) use self::data::WITHDRAWN;
pub use self::{
    data::{Fragment, RelatedDocument},
    file::FragmentFile,
    link::FragmentLink,
    tables::FragmentPart,
};
