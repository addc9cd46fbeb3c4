//! A release: the small object that says which manifest holds, and the releases before it.

use serde::{Deserialize, Serialize};

use super::CONTROL;

/// One release, or a run that is about to make one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its name.
    pub id: String,
    /// When it was made, `2024-06-01T08:30:00Z`.
    pub at: String,
    /// The digest of the site it holds; the same for the same files with the same headers.
    pub site: String,
    /// Its manifest's name; that of an earlier release after a rollback where folders are switched.
    pub manifest: String,
    /// The manifest's digest.
    pub sha256: String,
    /// Files of the site.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were sent.
    pub sent: u64,
    /// Files that left the site.
    pub removed: u64,
    /// The release before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The release that it goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_to: Option<String>,
    /// The program that made it.
    pub program: String,
}

impl Record {
    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads one. Names become parts of paths, so they hold nothing but letters, digits and hyphens.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        let names = [&record.id, &record.manifest].into_iter().chain(&record.previous);
        let sound = names.chain(&record.back_to).all(|name| is_name(name));
        sound.then_some(record)
    }
}

/// Whether a text can be a release's name.
#[must_use]
pub fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A release's name: its second, and the beginning of its site's digest.
#[must_use]
pub fn name(at: &str, site: &str) -> String {
    let second: String = at.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{second}-{}", site.get(..8).unwrap_or(site))
}

/// The commit object: the release that holds.
#[must_use]
pub fn current() -> String {
    format!("{CONTROL}/current.json")
}

/// The release that a run is about to make.
#[must_use]
pub fn pending() -> String {
    format!("{CONTROL}/pending.json")
}

/// The record of a release.
#[must_use]
pub fn history(id: &str) -> String {
    format!("{CONTROL}/history/{id}.json")
}

/// The manifest of a release.
#[must_use]
pub fn manifest(id: &str) -> String {
    format!("{CONTROL}/manifests/{id}.jsonl")
}

/// The lock.
#[must_use]
pub fn lock() -> String {
    format!("{CONTROL}/lock.json")
}

/// Bytes that a page had in an earlier release.
#[must_use]
pub fn kept(sha256: &str) -> String {
    format!("{CONTROL}/kept/{}/{sha256}", sha256.get(..2).unwrap_or("00"))
}

/// The folder of a release, where folders are switched.
#[must_use]
pub fn folder(id: &str) -> String {
    format!("releases/{id}")
}
