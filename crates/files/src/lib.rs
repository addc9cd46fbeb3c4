//! The edge to the file system that every edge shares: failures of the machine, files that come to be whole, the work folder.

mod fault;
pub mod newly;
pub mod tree;
mod work;

pub use self::{fault::Fault, work::work_folder};
