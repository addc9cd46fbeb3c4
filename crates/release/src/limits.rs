//! The counts of a publish, and how much it may take away: too much refuses the whole run, since it is rather a wrong
//! folder than an intent.

use super::{
    diff::{FileOperation, Operation},
    site::SiteSummary,
};
use gongbao_base::finding::Message;

/// A small site may lose so many files without question.
const FEW: u64 = 10;

/// At most this share of the site, in percent.
const SHARE: u64 = 20;

/// How many files leave the site when nothing is said.
pub const DEFAULT: u64 = 200;

/// What a publish would do, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReleaseCounts {
    /// Files of the new site.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that the last release has.
    pub before: u64,
    /// Files that are new.
    pub new: u64,
    /// Files that changed.
    pub changed: u64,
    /// Bytes of the files that are new or changed.
    pub sent: u64,
    /// Files that leave the site.
    pub leave: u64,
    /// Pages among them, and other files that stop at once.
    pub gone: u64,
}

impl ReleaseCounts {
    /// The counts of a publish that does nothing.
    #[must_use]
    pub fn of_site(site: &SiteSummary) -> Self {
        Self { files: site.files, bytes: site.bytes, ..Self::default() }
    }

    /// Counts an operation.
    pub fn add(&mut self, operation: &FileOperation) {
        match operation.operation {
            Operation::Keep => {}
            Operation::Upload => {
                self.sent += operation.entry.length;
                if operation.before.is_some() { self.changed += 1 } else { self.new += 1 }
            }
            Operation::Retain | Operation::Delete => {
                self.leave += u64::from(operation.leaves);
                self.gone +=
                    u64::from(operation.leaves && operation.operation == Operation::Delete);
            }
        }
    }
}

/// The refusal of a site without files.
#[must_use]
pub fn empty_site() -> Message {
    Message::new(
        "要发布的网站是空的，没有发布",
        "the site to be published is empty; nothing was published",
    )
}

/// Why a publish is refused, if it is. `allowed` is what the user allowed for this run, `usual` what the target allows.
#[must_use]
pub fn refuse(counts: &ReleaseCounts, usual: u64, allowed: Option<u64>) -> Option<Message> {
    if counts.files == 0 {
        return Some(empty_site());
    }
    let ReleaseCounts { leave, before, .. } = *counts;
    let share = leave.saturating_mul(100).checked_div(before).unwrap_or(0);
    let too_many = match allowed {
        Some(allowed) => leave > allowed,
        None => leave > usual || (leave >= FEW && share > SHARE),
    };
    too_many.then(|| Message {
        zh: format!(
            "这次会从 {before} 个文件中撤下 {leave} 个（{share}%），超过上限（{usual} 个、{SHARE}%），没有发布，目标没有改动；确认无误请加 --max-delete {leave}"
        ),
        en: format!(
            "{leave} of {before} files ({share}%) would leave the site, more than the limit ({usual} files, {SHARE}%); nothing was changed. If this is meant, add --max-delete {leave}"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_and_share_refuse() {
        let counts = |files, before, leave| ReleaseCounts {
            files,
            before,
            leave,
            ..ReleaseCounts::default()
        };
        assert!(refuse(&counts(0, 10, 10), 200, Some(10)).is_some());
        assert!(refuse(&counts(5, 14, 9), 200, None).is_none());
        assert!(refuse(&counts(20, 40, 20), 200, None).is_some());
        assert!(refuse(&counts(9_000, 10_000, 201), 200, None).is_some());
        assert!(refuse(&counts(9_000, 10_000, 200), 200, None).is_none());
        assert!(refuse(&counts(20, 40, 20), 200, Some(20)).is_none());
        assert!(refuse(&counts(20, 40, 20), 200, Some(19)).is_some());
    }
}
