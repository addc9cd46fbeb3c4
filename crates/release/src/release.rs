//! The record of a release: the small object that says which manifest holds, and which release was before.

use std::io;

use serde::{Deserialize, Serialize};

use gongbao_base::digest::Digest;

/// One release, or one that a run is about to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its name.
    pub id: String,
    /// When it was made, `2024-06-01T08:30:00Z`.
    pub at: String,
    /// The digest of the site it holds; the same for the same files with the same headers.
    pub site: Digest,
    /// Its manifest's name; that of an earlier release after a rollback where folders are switched.
    pub manifest: String,
    /// The manifest's digest.
    pub sha256: Digest,
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
    /// Manifests of runs before it that were cut off and given up; they go when it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abandoned: Vec<AbandonedManifest>,
    /// The program that made it.
    pub program: String,
}

/// The manifest of a release that never held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbandonedManifest {
    /// Its name.
    pub manifest: String,
    /// Its digest.
    pub sha256: Digest,
}

impl Release {
    /// The bytes of its record.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Its manifest's name and digest.
    #[must_use]
    pub fn manifest_ref(&self) -> (&str, Digest) {
        (&self.manifest, self.sha256)
    }

    /// Reads a record; `None` when it was cut off or is none. Names become parts of paths, so they hold nothing but
    /// letters, digits and hyphens.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let release: Self = serde_json::from_slice(bytes).ok()?;
        let abandoned = release.abandoned.iter().map(|abandoned| &abandoned.manifest);
        let names = [&release.id, &release.manifest].into_iter().chain(&release.previous);
        let names = names.chain(abandoned);
        let valid = names.chain(&release.back_to).all(|name| is_name(name));
        valid.then_some(release)
    }
}

/// Whether a text can be a release's name.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A release's name: its second, and the beginning of its site's digest.
#[must_use]
pub fn name(at: &str, site: &Digest) -> String {
    let second: String = at.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{second}-{}", &site.hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release() -> Release {
        Release {
            id: "20240601T083000Z-00000000".to_owned(),
            at: "2024-06-01T08:30:00Z".to_owned(),
            site: Digest::default(),
            manifest: "20240601T083000Z-00000000".to_owned(),
            sha256: Digest::default(),
            files: 3,
            bytes: 30,
            sent: 2,
            removed: 1,
            previous: None,
            back_to: None,
            abandoned: Vec::new(),
            program: "gongbao 0.1.0".to_owned(),
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written_and_in_part_not_at_all() {
        let bytes = release().to_bytes().unwrap();
        assert_eq!(Release::parse(&bytes), Some(release()));
        assert_eq!(Release::parse(&bytes[..bytes.len() / 2]), None);
    }

    #[test]
    fn names_that_lead_elsewhere_and_digests_that_are_none_are_refused() {
        let text = String::from_utf8(release().to_bytes().unwrap()).unwrap();
        let id = "20240601T083000Z-00000000";
        assert_eq!(Release::parse(text.replacen(id, "../x", 1).as_bytes()), None);
        assert_eq!(Release::parse(text.replacen(&"0".repeat(64), "0", 1).as_bytes()), None);
        assert_eq!(name("2024-06-01T08:30:00Z", &Digest::default()), id);
    }
}
