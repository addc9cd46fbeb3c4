//! The edge to the file system that every edge shares: failures of the machine, files that come to be whole, the work folder.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

mod fault;
pub mod newly;
pub mod tree;
mod work;

pub use self::{fault::Fault, work::work_folder};
