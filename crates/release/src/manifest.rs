//! Manifests of releases: entries sorted by path, read one at a time, so that a million files need no memory.

use std::io::{self, BufRead};

use super::{entry::ReleaseEntry, layout::CONTROL};

/// Whether a path can stand in a manifest: relative, without steps up, and none of Gongbao's own objects. A manifest
/// comes from a store that others may write to, and its paths are deleted.
#[must_use]
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && path.split('/').next() != Some(CONTROL)
}

/// Reads the entries of a manifest.
#[derive(Debug)]
pub struct EntryReader<R> {
    lines: io::Lines<R>,
    last: String,
}

impl<R: BufRead> EntryReader<R> {
    /// Reads these lines.
    pub fn new(reader: R) -> Self {
        Self { lines: reader.lines(), last: String::new() }
    }

    fn parse(&mut self, line: &str) -> io::Result<ReleaseEntry> {
        let invalid = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why.to_owned());
        let entry: ReleaseEntry = serde_json::from_str(line)?;
        if !is_safe(&entry.path) {
            return Err(invalid("a path in the manifest leaves the site"));
        }
        if entry.path <= self.last {
            return Err(invalid("the manifest is damaged or not sorted"));
        }
        self.last.clone_from(&entry.path);
        Ok(entry)
    }
}

impl<R: BufRead> Iterator for EntryReader<R> {
    type Item = io::Result<ReleaseEntry>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        Some(line.and_then(|line| self.parse(&line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, sha256: &str) -> String {
        format!("{{\"path\":\"{path}\",\"length\":1,\"sha256\":\"{sha256}\",\"class\":\"leaf\"}}\n")
    }

    fn read(text: &str) -> io::Result<Vec<ReleaseEntry>> {
        EntryReader::new(text.as_bytes()).collect()
    }

    #[test]
    fn paths_that_leave_the_site_are_refused() {
        for path in ["../a", "/a", "a/../b", "a//b", "", ".gongbao/lock", "a\\b", "./a"] {
            assert!(!is_safe(path), "{path}");
        }
        assert!(is_safe("通知/a b.html") && is_safe(".well-known/x"));
    }

    #[test]
    fn an_unsorted_manifest_is_refused() {
        let line = |path: &str| line(path, &"0".repeat(64));
        assert_eq!(read(&(line("a") + &line("b"))).unwrap().len(), 2);
        assert!(read(&(line("b") + &line("a"))).is_err());
        assert!(read(&(line("a") + &line("a"))).is_err());
        assert!(read(&line("../a")).is_err());
    }

    #[test]
    fn a_digest_that_cannot_be_read_is_an_error() {
        for digest in ["", "00", &"g".repeat(64), &"0".repeat(63), &"A".repeat(64)] {
            assert!(read(&line("a", digest)).is_err(), "{digest}");
        }
    }

    #[test]
    fn a_line_is_written_as_it_was_read() {
        let line = format!(
            "{{\"path\":\"a.css\",\"length\":7,\"sha256\":\"{}\",\"class\":\"asset\",\"type\":\"text/css\",\"cache\":\"no-cache\",\"standing\":\"old\"}}\n",
            "0f".repeat(32)
        );
        let written = serde_json::to_string(&read(&line).unwrap()[0]).unwrap();
        assert_eq!(written, line.trim_end());
    }
}
