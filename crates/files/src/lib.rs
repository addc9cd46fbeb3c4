//! The file system as every edge of the program meets it: where the files of a site stand, and how they come to be whole.
//!
//! It takes and gives paths and bytes. It must not know what stands in a file, nor who asks for it.
//!
//! - [`SiteLayout`] and [`WorkFolder`]: the paths of a site's folder and of the work folder beside its output; no one else
//!   joins these names. [`sidecar`]: the file that belongs to another
//! - [`atomic`]: files and folders that come to be whole or not at all
//! - [`system`]: what systems do each in their way, and files that another program holds
//! - [`tree`]: a folder's files, links between trees
//! - [`SystemError`]: why the machine could not do what was asked, in both languages

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

pub mod atomic;
mod error;
mod layout;
pub mod system;
pub mod tree;

pub use self::{
    error::SystemError,
    layout::{SiteLayout, WorkFolder, sidecar},
};
