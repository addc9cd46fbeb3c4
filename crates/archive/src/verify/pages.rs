//! The list of pages: every page once, at its time, with the title and the text of the archived page.

use crate::codes;
use std::io::{BufRead, BufReader, Read, Seek};

use rayon::prelude::*;
use serde::Deserialize;

use super::{Flaws, records::Text};
use crate::{
    create::{PAGES, PAGES_HEAD},
    page::mark,
    prefetch::prefetch,
    snapshot::{Snapshot, find},
};
use gongbao_container::{ContainerError, FileSource as _, file_finding};

/// The longest line, in bytes.
const LONGEST: u64 = 32 << 20;
/// Lines that are read together, and their bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 1 << 20;

#[derive(Deserialize)]
struct Line {
    url: String,
    ts: String,
    title: String,
    text: String,
}

/// Why the list was not read on.
enum Stop {
    /// A line cannot be read, which was told.
    Unreadable,
    ContainerError(ContainerError),
}

/// The next line; none at the end.
fn line(input: &mut impl BufRead) -> Result<Option<String>, ContainerError> {
    let mut text = String::new();
    let read = input.by_ref().take(LONGEST).read_line(&mut text);
    let length = read.map_err(|error| ContainerError::from_read(error, PAGES))?;
    Ok((length > 0).then_some(text))
}

/// Some lines; none at the end.
fn batch(input: &mut impl BufRead) -> Result<Option<Vec<String>>, ContainerError> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < BATCH && bytes < BATCH_BYTES {
        let Some(text) = line(input)? else { break };
        bytes += text.len();
        lines.push(text);
    }
    Ok((!lines.is_empty()).then_some(lines))
}

/// Gives how many pages are listed. `texts` has a mark of the text for each entry that is a page.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
    texts: &[Text],
) -> Result<usize, ContainerError> {
    if snapshot.zip.length(PAGES).is_none() {
        return Ok(0);
    }
    let holders = snapshot.holders();
    let mut met = vec![false; snapshot.entries.len()];
    let mut pages = 0;
    let mut wrong =
        |place: &str, zh: &str, en: &str| flaws.say(file_finding(&codes::BAD_PAGES, place, zh, en));
    let (entries, created) = (&snapshot.entries, &snapshot.package.created);
    let mut input = BufReader::new(snapshot.zip.open(PAGES)?);
    let head = line(&mut input)?;
    if head.as_deref().map(str::trim_end) != Some(PAGES_HEAD) {
        wrong(PAGES, "没有开头一行", "has no first line");
    }
    let batches = std::iter::from_fn(|| batch(&mut input).transpose());
    let read = |text: &String| {
        let line: Line = serde_json::from_str(text).ok()?;
        let shown = Text::Mark(mark(&line.title, &line.text));
        Some((line.url, line.ts, shown))
    };
    let done = prefetch(
        batches,
        |batch| Ok(batch.map_err(Stop::ContainerError)?.par_iter().map(read).collect::<Vec<_>>()),
        |batch| {
            for listed in batch {
                pages += 1;
                let Some((url, ts, shown)) = listed else {
                    wrong(
                        PAGES,
                        &format!("第 {} 行读不懂", pages + 1),
                        &format!("line {} cannot be read", pages + 1),
                    );
                    return Err(Stop::Unreadable);
                };
                let Some(at) = find(entries, &url) else {
                    wrong(&url, "不在索引里", "is not in the index");
                    continue;
                };
                let held = holders[at].map_or(Text::None, |holder| texts[holder]);
                if std::mem::replace(&mut met[at], true) {
                    wrong(&url, "列了两次", "is listed twice");
                } else if ts != *created {
                    wrong(&url, "时间不对", "has another time");
                } else if ![shown, Text::Damaged].contains(&held) {
                    wrong(
                        &url,
                        "标题或文字和存档的网页不同",
                        "has another title or text than the archived page",
                    );
                }
            }
            Ok(())
        },
    );
    if let Err(Stop::ContainerError(trouble)) = done {
        return Err(trouble);
    }
    drop(input);
    for ((entry, met), text) in snapshot.entries.iter().zip(&met).zip(texts) {
        if matches!(text, Text::Mark(_)) && !met && !entry.is_revisit() {
            wrong(&entry.url, "没有列出这个网页", "does not list this page");
        }
    }
    Ok(pages)
}
