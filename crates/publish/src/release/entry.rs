//! One file of a published site, and manifests: its lines, sorted by path, read and written one at a time.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::CONTROL;
use gongbao_manifest::Class;

/// How a file stands in a release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It is part of the site.
    #[default]
    Live,
    /// An asset of the site before this one, which stays until the next publish, since open pages may still ask for it.
    Old,
    /// It is to be deleted after the commit.
    Gone,
}

impl Standing {
    fn live(&self) -> bool {
        *self == Self::Live
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// When it may go out.
    pub class: Class,
    /// Its `Content-Type`; empty where the store keeps none.
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub mime: String,
    /// Its `Cache-Control`; empty where the store keeps none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cache: String,
    /// How it stands.
    #[serde(default, skip_serializing_if = "Standing::live")]
    pub standing: Standing,
}

impl Entry {
    /// Whether a store that holds the other has nothing to be sent for this one.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
            && self.length == other.length
            && self.mime == other.mime
            && self.cache == other.cache
    }

    /// Writes it as a line.
    ///
    /// # Errors
    /// What the writer gives.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut *to, self)?;
        to.write_all(b"\n")
    }
}

/// Whether a path can stand in a manifest: relative, without steps up, and none of Gongbao's own objects. A manifest
/// comes from a store that others may write to, and its paths are deleted.
#[must_use]
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && path.split('/').next() != Some(CONTROL)
}

/// The entries of a manifest, one at a time, so that a site of a million files needs no memory for them.
#[derive(Debug)]
pub struct Entries<R> {
    lines: io::Lines<R>,
    last: String,
}

impl<R: BufRead> Entries<R> {
    /// Reads these lines.
    pub fn new(reader: R) -> Self {
        Self { lines: reader.lines(), last: String::new() }
    }

    fn check(&mut self, line: &str) -> io::Result<Entry> {
        let wrong = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why.to_owned());
        let entry: Entry = serde_json::from_str(line)?;
        if !is_safe(&entry.path) {
            return Err(wrong("a path in the manifest leaves the site"));
        }
        let digest =
            entry.sha256.len() == 64 && entry.sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if !digest || entry.path <= self.last {
            return Err(wrong("the manifest is damaged or not sorted"));
        }
        self.last.clone_from(&entry.path);
        Ok(entry)
    }
}

impl<R: BufRead> Iterator for Entries<R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        Some(line.and_then(|line| self.check(&line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_site_are_refused() {
        for path in ["../a", "/a", "a/../b", "a//b", "", ".gongbao/lock", "a\\b", "./a"] {
            assert!(!is_safe(path), "{path}");
        }
        assert!(is_safe("通知/a b.html") && is_safe(".well-known/x"));
    }

    #[test]
    fn an_unsorted_manifest_is_refused() {
        let line = |path: &str| {
            format!(
                "{{\"path\":\"{path}\",\"length\":1,\"sha256\":\"{}\",\"class\":\"leaf\"}}\n",
                "0".repeat(64)
            )
        };
        let read = |text: String| Entries::new(text.as_bytes()).collect::<io::Result<Vec<_>>>();
        assert_eq!(read(line("a") + &line("b")).unwrap().len(), 2);
        assert!(read(line("b") + &line("a")).is_err());
        assert!(read(line("a") + &line("a")).is_err());
        assert!(read(line("../a")).is_err());
    }
}
