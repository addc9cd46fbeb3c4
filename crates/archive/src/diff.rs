//! What changed between two snapshots: pages added, removed, changed, and the sentences that did.

mod sentences;

use std::io::{Read, Seek};

use serde::Serialize;

use crate::{
    error::ArchiveError,
    page::{self, VisibleText},
    snapshot::{IndexEntry, Snapshot},
};

/// The longest page that is compared sentence by sentence, in bytes.
const LONGEST: usize = 16 << 20;

/// All that changed.
#[derive(Debug, Default, Serialize)]
pub struct SnapshotDiff {
    /// The time of the earlier snapshot.
    pub from: String,
    /// The time of the later one.
    pub to: String,
    /// Addresses that are new.
    pub added: Vec<AddressDiff>,
    /// Addresses that are no more.
    pub removed: Vec<AddressDiff>,
    /// Addresses with other bytes.
    pub changed: Vec<AddressDiff>,
    /// How many addresses have the same bytes.
    pub same: usize,
}

/// One address.
#[derive(Debug, Default, Serialize)]
pub struct AddressDiff {
    /// The address.
    pub url: String,
    /// The title, when it is a page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whether only what stands around the main text changed: menus, footer, dates of the build.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub frame_only: bool,
    /// Sentences that are no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<String>,
    /// Sentences that are new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
    /// A line for the page's 修订记录, to be looked over by its editor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<RevisionNote>,
}

/// A line of a page's history.
#[derive(Debug, Serialize)]
pub struct RevisionNote {
    /// The day in Beijing.
    pub date: String,
    /// What was done.
    pub note: String,
}

/// Compares two snapshots of one site.
///
/// # Errors
/// When one cannot be read.
pub fn between<A: Read + Seek, B: Read + Seek>(
    old: &mut Snapshot<A>,
    new: &mut Snapshot<B>,
) -> Result<SnapshotDiff, ArchiveError> {
    let mut diff = SnapshotDiff {
        from: old.at.to_string(),
        to: new.at.to_string(),
        ..SnapshotDiff::default()
    };
    let (before, after) = (files(old), files(new));
    let (mut a, mut b) = (before.iter().peekable(), after.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(x), Some(y)) if x.path == y.path => {
                if x.entry.digest == y.entry.digest {
                    diff.same += 1;
                } else {
                    diff.changed.push(changed(old, new, x, y)?);
                }
                a.next();
                b.next();
            }
            (Some(x), y) if y.is_none_or(|y| x.path < y.path) => {
                diff.removed.push(alone(old, x)?);
                a.next();
            }
            (_, Some(y)) => {
                diff.added.push(alone(new, y)?);
                b.next();
            }
            (Some(_), None) => break,
        }
    }
    Ok(diff)
}

/// A file of a snapshot, with its entry and the entry that holds its bytes.
struct SnapshotFile {
    path: String,
    entry: IndexEntry,
    holder: IndexEntry,
}

/// The files of a snapshot, sorted by path, without the second address of a folder's page.
fn files<R: Read + Seek>(snapshot: &Snapshot<R>) -> Vec<SnapshotFile> {
    let holders = snapshot.holders();
    let mut files: Vec<SnapshotFile> = snapshot
        .entries
        .iter()
        .zip(holders)
        .filter(|(entry, _)| !entry.url.ends_with("/index.html"))
        .filter_map(|(entry, holder)| {
            let holder = snapshot.entries[holder?].clone();
            Some(SnapshotFile { path: snapshot.path(entry)?, entry: entry.clone(), holder })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// What a file shows, when it is a page.
fn page<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    file: &SnapshotFile,
) -> Result<Option<VisibleText>, ArchiveError> {
    if !file.path.ends_with(".html") {
        return Ok(None);
    }
    let bytes = snapshot.bytes(&file.holder, LONGEST)?;
    Ok(Some(page::read(&bytes, &file.path, &snapshot.package.main_page_url, &mut drop)))
}

/// A file that only one snapshot has.
fn alone<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    file: &SnapshotFile,
) -> Result<AddressDiff, ArchiveError> {
    let title = page(snapshot, file)?.map(|page| page.title).unwrap_or_default();
    Ok(AddressDiff { url: file.entry.url.to_string(), title, ..AddressDiff::default() })
}

fn changed<A: Read + Seek, B: Read + Seek>(
    old: &mut Snapshot<A>,
    new: &mut Snapshot<B>,
    x: &SnapshotFile,
    y: &SnapshotFile,
) -> Result<AddressDiff, ArchiveError> {
    let mut diff = AddressDiff { url: y.entry.url.to_string(), ..AddressDiff::default() };
    let (Some(before), Some(after)) = (page(old, x)?, page(new, y)?) else { return Ok(diff) };
    (diff.old, diff.new) = sentences::differing(&before.text, &after.text);
    diff.title = after.title;
    diff.frame_only = diff.old.is_empty() && diff.new.is_empty();
    diff.revision = note(&diff).map(|note| RevisionNote { date: new.at.day(), note });
    Ok(diff)
}

fn note(diff: &AddressDiff) -> Option<String> {
    match (diff.old.len(), diff.new.len()) {
        (0, 0) => None,
        (0, new) => Some(format!("增加 {new} 句")),
        (old, 0) => Some(format!("删去 {old} 句")),
        (old, new) => Some(format!("修改：删去 {old} 句，增加 {new} 句")),
    }
}
