//! Review before something goes out (三审三校): which stages an office set, who said what of which bytes, and what is missing.
//!
//! An [`Opinion`] is bound to the digest of a document's file and of the files that go with it, so that any later change voids it.
//! It is a record of what people said, and no proof of who they are; a signature may be put on it.
//!
//! - [`stages`]: the stages that `content/site.yaml` names, and which of them nobody may fill together
//! - [`opinion`]: one opinion, as a line of JSON
//! - [`record`]: all opinions of a site, and what they are worth for a document as it stands
//! - [`unapproved`]: the findings for documents that lack a stage
//! - [`review_file`]: one HTML file with which somebody without the program reads, and gives an opinion
//! - [`slip`]: the printed form (信息发布审批单)

pub mod codes;
pub mod opinion;
mod page;
pub mod record;
pub mod review_file;
pub mod slip;
pub mod stages;
mod unapproved;

use gongbao_base::digest::Digest;

pub use self::{
    opinion::Opinion,
    record::{ApprovalRecord, ApprovalStanding},
    stages::ApprovalStages,
    unapproved::unapproved,
};

/// What is approved: a document as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalSubject {
    /// Its file below the site's folder, such as `content/notices/a.md`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The digest of its file and of the files that go with it.
    pub digest: Digest,
}

impl ApprovalSubject {
    /// A document whose file has this digest, with the digests of its other files by their paths, sorted.
    #[must_use]
    pub fn new(path: String, title: String, own: Digest, files: &[(String, Digest)]) -> Self {
        let mut parts: Vec<&[u8]> = vec![path.as_bytes(), &own.0];
        for (file, digest) in files {
            parts.extend([file.as_bytes(), digest.0.as_slice()]);
        }
        let digest = Digest::of_parts(parts);
        Self { path, title, digest }
    }
}
