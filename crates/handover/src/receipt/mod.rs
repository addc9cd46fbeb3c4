//! Receipts: what a package or a publish sent, when, and on whose approval; for the office's files and the next change list.
//!
//! - a [`Receipt`] lists [`ReceiptDocument`]s and [`ReceiptFile`]s; `json` is its one form on the disk;
//! - [`documents`] makes the list of a site's documents;
//! - [`Changes`] compares two such lists.

mod changes;
mod data;
mod document;
mod file;
mod from_site;
mod json;
mod review;

pub(crate) use self::from_site::official_fields;
pub use self::{
    changes::{Change, Changes, Difference},
    data::{Counts, FORMAT, PackageFile, Receipt, ReceiptKind},
    document::ReceiptDocument,
    file::{ReceiptFile, site_digest},
    from_site::documents,
    review::{ReviewStep, review_steps},
};
