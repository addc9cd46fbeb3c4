//! A package for hand-over: for each document a fragment, its metadata and its files; lists, report and change list; as a bag.
//!
//! [`write`] makes one from a [`PackageInput`]; [`receive`] checks one that came.

mod change_list;
mod clean;
mod document;
mod document_list;
mod dress;
mod entries;
mod fragment_html;
mod input;
pub mod layout;
mod metadata;
mod payload;
mod platform;
mod reading;
pub mod receive;
mod report;
mod summary;
mod write;

pub use self::{
    input::{FileOpener, PackageInput, PackageScope},
    reading::reading,
    write::{PackageSummary, write},
};
