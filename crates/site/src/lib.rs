//! All documents together, on a day.
//!
//! Takes the settings, the documents and the other files below `content/`. Gives a [`Site`]: documents in order, their
//! relations and states; from it come what falls due ([`due`]) and the plan of all pages ([`plan`]).
//!
//! | module | what it is |
//! |---|---|
//! | `site`, `asset` | the site as one value |
//! | `relations`, `states` | how notices stand to each other, and whether they are in force |
//! | [`official`] | the official columns of a document with their values |
//! | [`plan`] | every page and list, before any is rendered |
//! | [`due`] | what falls due, and when |
//! | [`codes`] | the codes of what is late |
//!
//! It must not know how anything is rendered, checked or written; it touches no file, and the day is given to it.

mod asset;
pub mod codes;
pub mod due;
pub mod official;
pub mod plan;
mod relations;
mod site;
mod states;

pub use self::{
    asset::Asset,
    relations::{RelatedNotice, Relations},
    site::Site,
};
