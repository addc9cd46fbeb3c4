//! The list of pages: every page once, at its time, with the title and the text of the archived page.

use std::io::{BufRead, BufReader, Read, Seek};

use gongbao_container::FileSource as _;
use rayon::prelude::*;
use serde::Deserialize;

use super::{findings::FindingList, tally::PageState};
use crate::{
    codes::BAD_PAGES,
    error::ArchiveError,
    page::VisibleText,
    prefetch::prefetch,
    snapshot::{IndexEntry, Snapshot, find},
    wacz::{PAGES, PAGES_HEADER},
};

/// The longest line, in bytes.
const LONGEST: u64 = 32 << 20;
/// Lines that are read together, and their bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 1 << 20;

/// A line of the list, as far as it is checked.
#[derive(Deserialize)]
struct PageClaim {
    url: String,
    ts: String,
    title: String,
    text: String,
}

/// What a line says of a page: address, time, and what it shows.
type PageStatement = (String, String, PageState);

/// Why the list was not read on.
enum ListError {
    /// A line cannot be read, which was told.
    Unreadable,
    Failed(ArchiveError),
}

/// Checks the list; gives how many pages it has. `pages` has for each entry what its page shows.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    pages: &[PageState],
    findings: &mut FindingList,
) -> Result<usize, ArchiveError> {
    if snapshot.zip.length(PAGES).is_none() {
        return Ok(0);
    }
    let holders = snapshot.holders();
    let mut list = PageListCheck {
        entries: &snapshot.entries,
        created: &snapshot.package.created,
        holders: &holders,
        pages,
        findings,
        has_line: vec![false; pages.len()],
        count: 0,
    };
    let mut input = BufReader::new(snapshot.zip.open(PAGES)?);
    let header = line(&mut input)?;
    if header.as_deref().map(str::trim_end) != Some(PAGES_HEADER) {
        list.bad(PAGES, "没有开头一行", "has no first line");
    }
    let done = prefetch(
        std::iter::from_fn(|| batch(&mut input).transpose()),
        |batch| {
            let lines = batch.map_err(ListError::Failed)?;
            Ok(lines.par_iter().map(|line| statement(line)).collect::<Vec<_>>())
        },
        |statements| statements.into_iter().try_for_each(|statement| list.take(statement)),
    );
    if let Err(ListError::Failed(error)) = done {
        return Err(error);
    }
    Ok(list.finish())
}

/// The next line; none at the end.
fn line(input: &mut impl BufRead) -> Result<Option<String>, ArchiveError> {
    let mut text = String::new();
    let read = input.by_ref().take(LONGEST).read_line(&mut text);
    let length = read.map_err(|error| ArchiveError::from_read(error, PAGES))?;
    Ok((length > 0).then_some(text))
}

/// Some lines; none at the end.
fn batch(input: &mut impl BufRead) -> Result<Option<Vec<String>>, ArchiveError> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < BATCH && bytes < BATCH_BYTES {
        let Some(text) = line(input)? else { break };
        bytes += text.len();
        lines.push(text);
    }
    Ok((!lines.is_empty()).then_some(lines))
}

fn statement(line: &str) -> Option<PageStatement> {
    let PageClaim { url, ts, title, text } = serde_json::from_str(line).ok()?;
    Some((url, ts, PageState::Text(VisibleText { title, text }.digest())))
}

/// The list as far as it was read, and what it is held against.
struct PageListCheck<'a> {
    entries: &'a [IndexEntry],
    created: &'a str,
    holders: &'a [Option<usize>],
    pages: &'a [PageState],
    findings: &'a mut FindingList,
    /// Whether the list has a line for each entry.
    has_line: Vec<bool>,
    count: usize,
}

impl PageListCheck<'_> {
    fn bad(&mut self, place: &str, zh: &str, en: &str) {
        self.findings.add(&BAD_PAGES, place, zh, en);
    }

    fn take(&mut self, statement: Option<PageStatement>) -> Result<(), ListError> {
        self.count += 1;
        let Some((url, ts, shown)) = statement else {
            let number = self.count + 1;
            self.bad(
                PAGES,
                &format!("第 {number} 行读不懂"),
                &format!("line {number} cannot be read"),
            );
            return Err(ListError::Unreadable);
        };
        let Some(at) = find(self.entries, &url) else {
            self.bad(&url, "不在索引里", "is not in the index");
            return Ok(());
        };
        let page = self.holders[at].map_or(PageState::NoPage, |holder| self.pages[holder]);
        if std::mem::replace(&mut self.has_line[at], true) {
            self.bad(&url, "列了两次", "is listed twice");
        } else if ts != *self.created {
            self.bad(&url, "时间不对", "has another time");
        } else if ![shown, PageState::Damaged].contains(&page) {
            self.bad(
                &url,
                "标题或文字和存档的网页不同",
                "has another title or text than the archived page",
            );
        }
        Ok(())
    }

    /// Pages without a line; gives how many lines there are.
    fn finish(mut self) -> usize {
        let entries = self.entries;
        for (at, entry) in entries.iter().enumerate() {
            let is_page = matches!(self.pages[at], PageState::Text(_)) && !entry.is_revisit();
            if is_page && !self.has_line[at] {
                self.bad(&entry.url, "没有列出这个网页", "does not list this page");
            }
        }
        self.count
    }
}
