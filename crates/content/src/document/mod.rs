//! One file read: fields, text, and what was wrong with it.

mod model;
mod read;

pub use self::{model::Document, read::read};
