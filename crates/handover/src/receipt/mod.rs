//! Receipts: what a package or a publish sent, when, and on whose approval; for the office's files and the next change list.

pub mod changes;
pub mod items;
mod json;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use gongbao_base::{
    date::{Date, Moment},
    digest::Digest,
};
use gongbao_content::settings::Review;

/// What the first key of a receipt says, so that no other JSON is taken for one.
pub const FORMAT: &str = "gongbao-receipt/1";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
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
    pub act: Act,
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
    /// The digest of what went out, over [`Receipt::files`]; see [`site_digest`].
    pub site: Digest,
    /// The SHA-256 of the receipt that this one was compared with, which makes a chain of them.
    pub previous: Option<Digest>,
    /// Who wrote, reviewed and approved, in that order; those that `site.yaml` names.
    pub review: Vec<Stamp>,
    /// How many there are of everything.
    pub counts: Counts,
    /// All documents of the site as they now are, also those that did not change; sorted by address.
    pub documents: Vec<Item>,
    /// The files that went out, sorted by path.
    pub files: Vec<File>,
    /// The package's own file, in the receipt that stays at the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<Sealed>,
}

/// A package as one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Its SHA-256.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
}

/// One signature of the way to publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The step in Chinese: 起草, 审核, 保密审查 or 签发.
    pub step: String,
    /// Who, as the office writes it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
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

/// A document as it went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its page's address below the site.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its document number (文号).
    pub number: Option<String>,
    /// The day it was taken down.
    pub withdrawn: Option<Date>,
    /// The digest of everything below.
    pub digest: Digest,
    /// The digest of what readers see beside the fields: text, tables, figures, relations.
    pub text: Digest,
    /// Its official fields that have a value, by Chinese label.
    pub fields: BTreeMap<String, String>,
    /// Its attachments and images: the file's path below `content/` and its digest.
    pub files: BTreeMap<String, Digest>,
}

impl Item {
    /// This document with its digest made from the rest.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        let withdrawn = self.withdrawn.map(|date| date.to_string()).unwrap_or_default();
        let mut parts: Vec<&[u8]> = vec![
            self.address.as_bytes(),
            self.title.as_bytes(),
            self.number.as_deref().unwrap_or_default().as_bytes(),
            withdrawn.as_bytes(),
            &self.text.0,
        ];
        for (label, value) in &self.fields {
            parts.extend([label.as_bytes(), value.as_bytes()]);
        }
        for (path, digest) in &self.files {
            parts.extend([path.as_bytes(), &digest.0]);
        }
        self.digest = Digest::of_parts(parts);
        self
    }
}

/// A file as it went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its path below the site's root, or in the package.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// Its media type.
    #[serde(rename = "type")]
    pub media: String,
}

/// The digest of a whole: SHA-256 over the lines `sha256  bytes  type  path` of its files, sorted by path.
#[must_use]
pub fn site_digest(files: &[File]) -> Digest {
    let mut files: Vec<&File> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let line = |file: &File| {
        format!("{}  {}  {}  {}\n", file.sha256.hex(), file.bytes, file.media, file.path)
    };
    Digest::of(files.into_iter().map(line).collect::<String>().as_bytes())
}

/// The signatures that the settings name.
#[must_use]
pub fn stamps(review: &Review) -> Vec<Stamp> {
    let steps = [
        ("起草", &review.drafted_by, review.drafted),
        ("审核", &review.reviewed_by, review.reviewed),
        ("保密审查", &review.secrecy_reviewed_by, review.secrecy_reviewed),
        ("签发", &review.approved_by, review.approved),
    ];
    steps
        .into_iter()
        .filter(|(_, by, on)| by.is_some() || on.is_some())
        .map(|(step, by, on)| Stamp { step: step.to_owned(), by: by.clone(), on })
        .collect()
}
