//! What offices have, turned into a document of this site: a Word, Excel or HTML file to Markdown with front matter.
//!
//! [`import()`] takes a file's name and bytes, and the answers to what was asked before; it gives a [`Conversion`]: the text,
//! the pictures beside it, a [`Question`] for whatever is uncertain, and a note for whatever was changed or could not be
//! carried. Nothing is left out in silence, and nothing that is asked is guessed.
//!
//! The stages, each a function on one model:
//!
//! - `readers`: a format each, from bytes to a `DraftDocument`;
//! - `model`: the draft: blocks of runs, tables, pictures, notes;
//! - `official`: the official block at the top becomes fields, and the title is found;
//! - `headings`: headings by their Chinese numbers, levels without gaps;
//! - `stations`: a list of stations, a document for each row;
//! - `statutory`: the tables and parts of a report on disclosure;
//! - `question`: what is asked, and the answers;
//! - `front_matter`, `slug`: the fields as YAML, and the name of the document;
//! - `markdown`: the draft as text that reads back as the same;
//! - [`error`]: why nothing was imported.
//!
//! It writes no file and asks nobody: the caller does both.

mod attachments;
mod conversion;

pub mod error;
mod formulas;
mod front_matter;
mod genre;
mod headings;
mod imported;
mod input;
mod markdown;
mod model;
mod official;
mod pictures;
mod question;
mod readers;
mod slug;
mod stations;
mod statutory;
mod typography;

pub use self::{
    attachments::CopiedAttachment,
    conversion::{Conversion, fragment, import},
    error::ImportError,
    front_matter::{DraftField, FieldOrigin},
    imported::ImportedDocument,
    input::ImportInput,
    question::{AnswerShape, Answers, AnswersError, Question},
};
