//! Reads the tree of a text: collects headings, links and figures, refuses what may not stand there, prepares the rest.

mod anchors;
mod captions;
mod headings;
mod links;
mod placeholders;
mod published;
mod raw_html;
mod state;
mod target;
mod walk;

pub(super) use self::{captions::TableCaption, walk::read};
