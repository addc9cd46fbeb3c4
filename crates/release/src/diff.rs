//! The difference of two sites: three sorted manifests are merged, in memory for one line of each.
//!
//! The three are the new site, the release that was committed last, and, after a run that was cut off, the release it was
//! about to make: what that one names may have been sent, so it is Gongbao's, but nothing is taken for granted of it.

use std::{io, iter::Peekable};

use serde::{Deserialize, Serialize};

use super::{
    entry::{EntryState, ReleaseEntry},
    headers,
};
use gongbao_base::digest::Digest;

/// What a publish does with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// It is there and stays.
    Keep,
    /// It is sent: it is new, or it changed, or a run that was cut off may have changed it.
    Upload,
    /// It leaves the site, and stays until the next publish: a style or script of the theme, for pages that are open. What
    /// content brought never does, since it may have been taken down.
    Retain,
    /// It is deleted after the commit.
    Delete,
}

impl Operation {
    /// How the path stands in the release that is made.
    fn state(self) -> EntryState {
        match self {
            Self::Keep | Self::Upload => EntryState::Live,
            Self::Retain => EntryState::Retained,
            Self::Delete => EntryState::Deleted,
        }
    }
}

/// What a publish does with one path, and what is known of the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOperation {
    /// The file; of a file that leaves, as it was.
    #[serde(flatten)]
    pub entry: ReleaseEntry,
    /// What is done.
    pub operation: Operation,
    /// Whether a manifest of ours named the path before.
    #[serde(default)]
    pub ours: bool,
    /// The digest it had in the last release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Digest>,
    /// Whether it leaves the site with this publish, and not with an earlier one.
    #[serde(default)]
    pub leaves: bool,
    /// The digest that a run which was cut off may have given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempted: Option<Digest>,
}

/// Merges the new site, the last release and the one that a run was cut off from making, to one operation a path, in
/// order. `deletions_pending` says that the last release's deletions may not be done yet.
pub fn merge(
    site: impl Iterator<Item = io::Result<ReleaseEntry>>,
    last: impl Iterator<Item = io::Result<ReleaseEntry>>,
    interrupted: impl Iterator<Item = io::Result<ReleaseEntry>>,
    deletions_pending: bool,
) -> impl Iterator<Item = io::Result<FileOperation>> {
    let (mut site, mut last) = (site.peekable(), last.peekable());
    let mut interrupted = interrupted.peekable();
    let next = move || -> io::Result<Option<FileOperation>> {
        loop {
            let paths = [peek(&mut site), peek(&mut last), peek(&mut interrupted)];
            let Some(path) = paths.into_iter().flatten().min().map(str::to_owned) else {
                return Ok(None);
            };
            let new = take(&mut site, &path)?;
            let before = take(&mut last, &path)?
                .filter(|entry| deletions_pending || entry.state != EntryState::Deleted);
            // The run touched what it names as live; what else it names is ours from a run before it.
            let attempted = take(&mut interrupted, &path)?.filter(|entry| {
                entry.state == EntryState::Live || entry.uncertain || before.is_none()
            });
            if let Some(operation) = operation(new, before, attempted) {
                return Ok(Some(operation));
            }
        }
    };
    let mut next = Some(next);
    // Nothing comes after an error: what is left of the three no longer fits together.
    std::iter::from_fn(move || {
        let found = next.as_mut()?().transpose();
        if !matches!(found, Some(Ok(_))) {
            next = None;
        }
        found
    })
}

fn operation(
    new: Option<ReleaseEntry>,
    before: Option<ReleaseEntry>,
    attempted: Option<ReleaseEntry>,
) -> Option<FileOperation> {
    let ours = before.is_some() || attempted.is_some();
    let untouched = match (&before, &attempted) {
        (Some(before), Some(attempted)) => !attempted.uncertain && before.same(attempted),
        (Some(before), None) => before.state != EntryState::Deleted,
        _ => false,
    };
    let make = |entry: ReleaseEntry, operation: Operation, leaves: bool| FileOperation {
        entry: ReleaseEntry {
            state: operation.state(),
            uncertain: before.is_some() && !untouched,
            ..entry
        },
        operation,
        ours,
        before: before.as_ref().map(|entry| entry.sha256),
        leaves,
        attempted: attempted.as_ref().map(|entry| entry.sha256),
    };
    match (new, &before, &attempted) {
        (Some(new), Some(before), _) if untouched && new.same(before) => {
            Some(make(new, Operation::Keep, false))
        }
        (Some(new), ..) => Some(make(new, Operation::Upload, false)),
        (None, Some(before), _) => {
            let live = before.state == EntryState::Live;
            let stays = live && untouched && headers::is_fingerprinted(&before.path);
            let operation = if stays { Operation::Retain } else { Operation::Delete };
            Some(make(before.clone(), operation, live))
        }
        (None, None, Some(attempted)) => Some(make(attempted.clone(), Operation::Delete, false)),
        (None, None, None) => None,
    }
}

/// The path that comes next. An error counts as the least one, so that it is taken next.
fn peek(entries: &mut Peekable<impl Iterator<Item = io::Result<ReleaseEntry>>>) -> Option<&str> {
    entries.peek().map(|entry| entry.as_ref().map_or("", |entry| entry.path.as_str()))
}

/// The entry of this path, or the error that stands in its place.
fn take(
    entries: &mut Peekable<impl Iterator<Item = io::Result<ReleaseEntry>>>,
    path: &str,
) -> io::Result<Option<ReleaseEntry>> {
    let next =
        entries.next_if(|entry| entry.as_ref().map_or(true, |entry| entry.path.as_str() <= path));
    next.transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntryState::{Deleted, Live, Retained};
    use Operation::{Delete, Keep, Retain, Upload};
    use gongbao_manifest::Class;

    fn entry(path: &str, sha: u8, state: EntryState) -> ReleaseEntry {
        let asset = path.starts_with("assets/") || path.ends_with(".pdf");
        let class = if asset { Class::Asset } else { Class::Leaf };
        ReleaseEntry {
            path: path.to_owned(),
            length: 1,
            sha256: Digest([sha; 32]),
            class,
            mime: String::new(),
            cache: String::new(),
            state,
            uncertain: false,
        }
    }

    fn all(entries: &[ReleaseEntry]) -> impl Iterator<Item = io::Result<ReleaseEntry>> + '_ {
        entries.iter().cloned().map(Ok)
    }

    fn operations(
        site: &[ReleaseEntry],
        last: &[ReleaseEntry],
        interrupted: &[ReleaseEntry],
        deletions_pending: bool,
    ) -> Vec<(String, Operation, bool)> {
        merge(all(site), all(last), all(interrupted), deletions_pending)
            .map(|operation| {
                let FileOperation { entry, operation, ours, .. } = operation.unwrap();
                (entry.path, operation, ours)
            })
            .collect()
    }

    #[test]
    fn each_path_has_one_operation() {
        let site = [entry("a", 1, Live), entry("b", 2, Live), entry("c", 3, Live)];
        let last = [
            entry("a", 1, Live),
            entry("assets/x.0123456789.css", 7, Live),
            entry("assets/y", 8, Retained),
            entry("b", 9, Live),
            entry("d", 4, Live),
            entry("e", 5, Deleted),
            // What content brought may have been taken down: it never stays.
            entry("f.pdf", 6, Live),
        ];
        let expected = [
            ("a", Keep, true),
            ("assets/x.0123456789.css", Retain, true),
            ("assets/y", Delete, true),
            ("b", Upload, true),
            ("c", Upload, false),
            ("d", Delete, true),
            ("f.pdf", Delete, true),
        ];
        let expected = expected.map(|(path, operation, ours)| (path.to_owned(), operation, ours));
        assert_eq!(operations(&site, &last, &[], false), expected);
    }

    #[test]
    fn what_an_interrupted_run_may_have_changed_is_sent_again() {
        let site = [entry("a", 1, Live), entry("b", 2, Live)];
        let last = site.clone();
        let interrupted = [entry("a", 1, Live), entry("b", 3, Live), entry("c", 4, Live)];
        let expected = [("a", Keep), ("b", Upload), ("c", Delete)]
            .map(|(path, operation)| (path.to_owned(), operation, true));
        assert_eq!(operations(&site, &last, &interrupted, false), expected);
    }

    #[test]
    fn what_one_of_two_interrupted_runs_may_have_changed_is_sent_again() {
        let last = [entry("a", 1, Live), entry("b", 2, Live)];
        for second in [&last[..], &last[..1]] {
            let first = [entry("a", 1, Live), entry("b", 3, Live)];
            // The second run was to make of it what the last release has, or to delete it, and did not come so far.
            let planned = merge(all(second), all(&last), all(&first), false);
            let planned: Vec<_> = planned.map(|operation| operation.unwrap().entry).collect();
            let expected = [("a", Keep), ("b", Upload)];
            let expected = expected.map(|(path, operation)| (path.to_owned(), operation, true));
            assert_eq!(operations(&last, &last, &planned, false), expected);
        }
    }

    #[test]
    fn deletions_that_were_cut_off_are_done_again() {
        let last = [entry("a", 1, Live), entry("e", 5, Deleted)];
        let site = [entry("a", 1, Live)];
        assert_eq!(operations(&site, &last, &[], true).len(), 2);
        assert_eq!(operations(&site, &last, &[], false).len(), 1);
    }

    #[test]
    fn headers_alone_make_a_page_go_out_again() {
        let site = [ReleaseEntry { cache: "no-cache".to_owned(), ..entry("a", 1, Live) }];
        assert_eq!(operations(&site, &[entry("a", 1, Live)], &[], false)[0].1, Upload);
    }

    #[test]
    fn an_error_in_a_manifest_ends_the_merge() {
        let damaged = std::iter::once(Err(io::Error::other("cut")));
        let last = [entry("a", 1, Live)];
        let merged: Vec<_> = merge(damaged, all(&last), all(&[]), false).collect();
        assert!(matches!(merged.as_slice(), [Err(_)]));
    }
}
