//! One file read: fields, text, and what was wrong with it; or, when it was taken down, what may still be said of it; or,
//! when its front matter cannot be read, what the rest tells.

mod documents;
mod files;
mod model;
mod read;
mod unread;
mod withdrawn;

pub use self::{
    documents::{Documents, LeftOutDocument, LeftOutReason},
    model::Document,
    read::{ReadDocument, read},
    unread::UnreadDocument,
    withdrawn::WithdrawnDocument,
};
