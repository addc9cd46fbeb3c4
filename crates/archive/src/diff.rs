//! What changed between two snapshots: pages added, removed, changed, and the sentences that did.

use std::io::{Read, Seek};

use serde::Serialize;
use similar::{Algorithm, ChangeTag};

use super::{
    page,
    snapshot::{Entry, Snapshot},
};
use gongbao_container::ContainerError;

/// The longest page that is compared sentence by sentence, in bytes.
const LONGEST: usize = 16 << 20;

/// All that changed.
#[derive(Debug, Default, Serialize)]
pub struct Difference {
    /// The times of both snapshots.
    pub from: String,
    /// The time of the later one.
    pub to: String,
    /// Addresses that are new.
    pub added: Vec<Changed>,
    /// Addresses that are no more.
    pub removed: Vec<Changed>,
    /// Addresses with other bytes.
    pub changed: Vec<Changed>,
    /// Addresses with the same bytes.
    pub same: usize,
}

/// One address.
#[derive(Debug, Default, Serialize)]
pub struct Changed {
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
    pub revision: Option<Revision>,
}

/// A line of a page's history.
#[derive(Debug, Serialize)]
pub struct Revision {
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
) -> Result<Difference, ContainerError> {
    let mut difference =
        Difference { from: old.at.to_string(), to: new.at.to_string(), ..Difference::default() };
    let (before, after) = (listed(old), listed(new));
    let (mut a, mut b) = (before.iter().peekable(), after.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(x), Some(y)) if x.0 == y.0 => {
                if x.1.digest == y.1.digest {
                    difference.same += 1;
                } else {
                    let changed = changed(old, new, x, y)?;
                    difference.changed.push(changed);
                }
                a.next();
                b.next();
            }
            (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                let title = page_of(old, x)?.map(|page| page.title).unwrap_or_default();
                difference.removed.push(Changed {
                    url: x.1.url.to_string(),
                    title,
                    ..Changed::default()
                });
                a.next();
            }
            (_, Some(y)) => {
                let title = page_of(new, y)?.map(|page| page.title).unwrap_or_default();
                difference.added.push(Changed {
                    url: y.1.url.to_string(),
                    title,
                    ..Changed::default()
                });
                b.next();
            }
            (Some(_), None) => break,
        }
    }
    Ok(difference)
}

/// A file's path with its entry and the entry that holds its bytes.
type Listed = (String, Entry, Entry);

/// The files of a snapshot, sorted by path, without the second address of a folder's page.
fn listed<R: Read + Seek>(snapshot: &Snapshot<R>) -> Vec<Listed> {
    let holders = snapshot.holders();
    let mut listed: Vec<Listed> = snapshot
        .entries
        .iter()
        .zip(holders)
        .filter(|(entry, _)| !entry.url.ends_with("/index.html"))
        .filter_map(|(entry, holder)| {
            Some((snapshot.path(entry)?, entry.clone(), snapshot.entries[holder?].clone()))
        })
        .collect();
    listed.sort_by(|a, b| a.0.cmp(&b.0));
    listed
}

fn page_of<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    (path, _, holder): &Listed,
) -> Result<Option<page::Page>, ContainerError> {
    if !path.ends_with(".html") {
        return Ok(None);
    }
    let base = snapshot.package.main_page_url.clone();
    let bytes = snapshot.bytes(holder, LONGEST)?;
    Ok(Some(page::read(&bytes, path, &base, &mut drop)))
}

fn changed<A: Read + Seek, B: Read + Seek>(
    old: &mut Snapshot<A>,
    new: &mut Snapshot<B>,
    x: &Listed,
    y: &Listed,
) -> Result<Changed, ContainerError> {
    let mut changed = Changed { url: y.1.url.to_string(), ..Changed::default() };
    let (Some(before), Some(after)) = (page_of(old, x)?, page_of(new, y)?) else {
        return Ok(changed);
    };
    (changed.old, changed.new) = sentences_between(&before.text, &after.text);
    changed.title = after.title;
    changed.frame_only = changed.old.is_empty() && changed.new.is_empty();
    changed.revision = note(&changed).map(|note| Revision { date: new.at.day(), note });
    Ok(changed)
}

fn note(changed: &Changed) -> Option<String> {
    match (changed.old.len(), changed.new.len()) {
        (0, 0) => None,
        (0, new) => Some(format!("增加 {new} 句")),
        (old, 0) => Some(format!("删去 {old} 句")),
        (old, new) => Some(format!("修改：删去 {old} 句，增加 {new} 句")),
    }
}

/// The sentences that only one text has, in order.
fn sentences_between(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let (before, after) = (sentences(old), sentences(new));
    let ops = similar::capture_diff_slices(Algorithm::Myers, &before, &after);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for op in ops {
        for change in op.iter_changes(&before, &after) {
            match change.tag() {
                ChangeTag::Delete => gone.push(change.value().to_string()),
                ChangeTag::Insert => come.push(change.value().to_string()),
                ChangeTag::Equal => {}
            }
        }
    }
    (gone, come)
}

/// A text cut behind each full stop, question or exclamation mark, semicolon, and line.
fn sentences(text: &str) -> Vec<&str> {
    text.lines()
        .flat_map(|line| line.split_inclusive(['。', '；', '！', '？']))
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::sentences_between;

    #[test]
    fn sentences_that_changed_stand_alone() {
        let (old, new) = sentences_between(
            "第一条。办理时间九时。\n第三条。",
            "第一条。办理时间十时。\n第三条。第四条。",
        );
        assert_eq!(old, ["办理时间九时。"]);
        assert_eq!(new, ["办理时间十时。", "第四条。"]);
    }
}
