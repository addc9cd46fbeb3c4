//! The log of a collection: one line a snapshot, each with the digest of the line before, and a checkpoint over the last.

use gongbao_base::{digest::Digest, finding::Finding};
use gongbao_container::{codes::UNSAFE_NAME, file_finding, names};
use serde::{Deserialize, Serialize};

use crate::{codes::BROKEN_CHAIN, error::ArchiveError};

/// The log's file.
pub const LOG: &str = "log.jsonl";
/// The checkpoint's file.
pub const CHECKPOINT: &str = "checkpoint";

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// The number, from 1.
    pub seq: usize,
    /// The time of the snapshot.
    pub at: String,
    /// The address at which the site stood; the first logs do not tell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// `sha256:` and the identity of its contents.
    pub snapshot_id: String,
    /// The file's name.
    pub wacz: String,
    /// The file's length.
    pub bytes: u64,
    /// The file's SHA-256.
    pub sha256: String,
    /// Its addresses.
    pub records: usize,
    /// Its pages.
    pub pages: usize,
    /// The SHA-256 of the line before without its end; zeros in the first.
    pub prev: String,
}

/// A log that was read.
#[derive(Clone, Debug, Default)]
pub struct CollectionLog {
    /// The lines as they stand.
    lines: Vec<String>,
    /// What they say.
    pub entries: Vec<LogEntry>,
}

impl CollectionLog {
    /// Reads a log, and gives what is wrong with its chain.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Finding>) {
        let mut log = Self::default();
        let mut findings = Vec::new();
        let broken = |number: usize, zh: &str, en: &str| {
            file_finding(
                &BROKEN_CHAIN,
                LOG,
                format!("第 {number} 行{zh}"),
                format!("line {number} {en}"),
            )
        };
        if !text.is_empty() && !text.ends_with('\n') {
            findings.push(broken(text.lines().count(), "没有写完", "is cut off"));
        }
        for (at, line) in text.lines().enumerate() {
            let entry: LogEntry = match serde_json::from_str(line) {
                Ok(entry) => entry,
                Err(_) => {
                    findings.push(broken(at + 1, "读不懂", "cannot be read"));
                    break;
                }
            };
            if entry.seq != at + 1 || entry.prev != log.last() {
                findings.push(broken(at + 1, "接不上前一行", "does not follow the line before"));
            }
            if !names::is_safe(&entry.wacz) || entry.wacz.contains('/') {
                findings.push(file_finding(
                    &UNSAFE_NAME,
                    LOG,
                    "登记簿里的文件名不安全",
                    "an unsafe file name in the log",
                ));
                break;
            }
            log.lines.push(line.to_owned());
            log.entries.push(entry);
        }
        (log, findings)
    }

    /// The digest of the last line; zeros before the first.
    #[must_use]
    pub fn last(&self) -> String {
        self.lines.last().map_or_else(|| "0".repeat(64), |line| Digest::of(line.as_bytes()).hex())
    }

    /// Appends a snapshot; `seq` and `prev` are set here. Gives the new line with its end.
    ///
    /// # Errors
    /// When the entry cannot be written as JSON; nothing is appended then.
    pub fn append(&mut self, mut entry: LogEntry) -> Result<String, ArchiveError> {
        entry.seq = self.entries.len() + 1;
        entry.prev = self.last();
        let line = serde_json::to_string(&entry)?;
        self.lines.push(line.clone());
        self.entries.push(entry);
        Ok(line + "\n")
    }

    /// The checkpoint over all lines: whoever keeps it elsewhere can tell later that nothing was taken out.
    #[must_use]
    pub fn checkpoint(&self) -> String {
        let at = self.entries.last().map_or("", |entry| &entry.at);
        format!(
            "gongbao archive checkpoint\nseq {}\nsha256 {}\nat {at}\n",
            self.entries.len(),
            self.last()
        )
    }

    /// Whether a checkpoint is that of this log. One of fewer lines is an older one, and holds for those lines.
    #[must_use]
    pub fn matches(&self, checkpoint: &str) -> bool {
        let seq =
            checkpoint.lines().find_map(|line| line.strip_prefix("seq ")?.parse::<usize>().ok());
        seq.is_some_and(|seq| {
            seq <= self.lines.len() && {
                let part = Self {
                    lines: self.lines[..seq].to_vec(),
                    entries: self.entries[..seq].to_vec(),
                };
                part.checkpoint() == checkpoint
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CollectionLog, LogEntry};

    fn log() -> (CollectionLog, String) {
        let mut log = CollectionLog::default();
        let mut text = String::new();
        for at in ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"] {
            text += &log
                .append(LogEntry {
                    seq: 0,
                    base: "https://x.example/".to_owned(),
                    at: at.to_owned(),
                    snapshot_id: "sha256:0".to_owned(),
                    wacz: format!("{}.wacz", &at[..7]),
                    bytes: 1,
                    sha256: "0".to_owned(),
                    records: 1,
                    pages: 1,
                    prev: String::new(),
                })
                .unwrap();
        }
        (log, text)
    }

    #[test]
    fn every_change_breaks_the_chain() {
        let (whole, text) = log();
        assert!(CollectionLog::read(&text).1.is_empty());
        let lines: Vec<&str> = text.lines().collect();
        for wrong in [
            format!("{}\n{}\n", lines[0], lines[2]),
            format!("{}\n{}\n{}\n", lines[1], lines[0], lines[2]),
            text.replace("2026-02-01", "2026-02-02"),
            text.trim_end().to_owned(),
        ] {
            assert!(!CollectionLog::read(&wrong).1.is_empty(), "{wrong}");
        }
        let cut = CollectionLog::read(&format!("{}\n{}\n", lines[0], lines[1])).0;
        assert!(!cut.matches(&whole.checkpoint()), "a log cut short");
        assert!(whole.matches(&cut.checkpoint()), "an older checkpoint");
    }
}
