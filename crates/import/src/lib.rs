//! What offices have, turned into a document of this site: a Word, Excel or HTML file to Markdown with front matter.
//!
//! [`import()`] takes a file's name and bytes and the kind of document that it shall become; it gives a [`Conversion`]: the
//! text, the pictures beside it, and a note for whatever was changed or could not be carried. Nothing is left out in silence.
//!
//! The stages, each a function on one model:
//!
//! - `readers`: a format each, from bytes to a `DraftDocument`;
//! - `model`: the draft: blocks of runs, tables, pictures, notes;
//! - `official`: the official block at the top becomes fields, and the title is found;
//! - `headings`: headings by their Chinese numbers, levels without gaps;
//! - `markdown`: the draft as text that reads back as the same;
//! - [`error`]: why nothing was imported.
//!
//! It writes no file and asks nobody: the caller does both.

mod conversion;
pub mod error;
mod headings;
mod markdown;
mod model;
mod official;
mod readers;

pub use self::{
    conversion::{Conversion, import},
    error::ImportError,
};
