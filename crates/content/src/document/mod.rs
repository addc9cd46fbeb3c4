//! One file read: fields, text, and what was wrong with it; or, when it was taken down, what may still be said of it.

mod documents;
mod files;
mod model;
mod read;
mod withdrawn;

pub use self::{
    documents::{Documents, LeftOutDocument, LeftOutReason},
    model::Document,
    read::{ReadDocument, read, says_draft},
    withdrawn::WithdrawnDocument,
};
