//! What a receipt holds.

use serde::{Deserialize, Serialize};

use super::{document::ReceiptDocument, file::ReceiptFile, review::ReviewStep};
use gongbao_base::{date::Moment, digest::Digest};

/// What the first key of a receipt says, so that no other JSON is taken for one.
pub const FORMAT: &str = "gongbao-receipt/1";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReceiptKind {
    /// A package for hand-over was written.
    Package,
    /// A site was published.
    Publish,
}

/// A receipt. It holds no time but the one it is given: the same input gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// [`FORMAT`].
    pub format: String,
    /// What was done.
    #[serde(rename = "act")]
    pub kind: ReceiptKind,
    /// Its place in the row of receipts of its kind, from 1.
    pub number: u32,
    /// Where it went, by the target's name.
    pub target: String,
    /// When, in Asia/Shanghai.
    pub when: Moment,
    /// The site's name.
    pub site_name: String,
    /// The site's address.
    pub site_url: String,
    /// The digest of what went out, over [`Receipt::files`]; see [`super::site_digest`].
    pub site: Digest,
    /// The SHA-256 of the receipt that this one was compared with, which makes a chain of them.
    pub previous: Option<Digest>,
    /// Who wrote, reviewed and approved, in that order; those that `site.yaml` names.
    pub review: Vec<ReviewStep>,
    /// How many there are of everything.
    pub counts: Counts,
    /// All documents of the site as they now are, also those that did not change; sorted by address.
    pub documents: Vec<ReceiptDocument>,
    /// The files that went out, sorted by path.
    pub files: Vec<ReceiptFile>,
    /// The package's own file, in the receipt that stays at the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<PackageFile>,
}

/// A package as one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageFile {
    /// Its SHA-256.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: u64,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents of the site.
    pub documents: usize,
    /// Documents that the receipt before did not have.
    pub added: usize,
    /// Documents that changed since.
    pub changed: usize,
    /// Documents that were taken down since, and say so at their address.
    pub withdrawn: usize,
    /// Documents that are gone since.
    pub removed: usize,
    /// Files that went out.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}
