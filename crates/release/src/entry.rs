//! One file of a release: a line of its manifest.

use serde::{Deserialize, Serialize};

use gongbao_base::digest::Digest;
use gongbao_manifest::Class;

/// How a file stands in a release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryState {
    /// It is part of the site.
    #[default]
    #[serde(rename = "live")]
    Live,
    /// An asset of the site before this one, which stays until the next publish, since open pages may still ask for it.
    #[serde(rename = "old")]
    Retained,
    /// It is to be deleted after the commit.
    #[serde(rename = "gone")]
    Deleted,
}

impl EntryState {
    fn is_live(&self) -> bool {
        *self == Self::Live
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseEntry {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// When it may go out.
    pub class: Class,
    /// Its `Content-Type`; empty where the store keeps none.
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub mime: String,
    /// Its `Cache-Control`; empty where the store keeps none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cache: String,
    /// How it stands.
    #[serde(rename = "standing", default, skip_serializing_if = "EntryState::is_live")]
    pub state: EntryState,
    /// Whether a run that was cut off may have given it other bytes than the release before this one says. It matters as
    /// long as this release is not committed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncertain: bool,
}

impl ReleaseEntry {
    /// Whether a store that holds the other has nothing to be sent for this one: bytes and headers are equal.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
            && self.length == other.length
            && self.mime == other.mime
            && self.cache == other.cache
    }
}
