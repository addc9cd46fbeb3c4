//! The list of pages: every page once, at its time, with the title and the text of the archived page.

use std::io::{BufRead as _, BufReader, Read, Seek};

use serde::Deserialize;

use super::{Flaws, records::Text};
use crate::{
    archive::{
        create::{PAGES, PAGES_HEAD},
        page::mark,
        snapshot::{Snapshot, find},
    },
    base::codes,
    seal::{Source as _, Trouble, flaw},
};

/// The longest line, in bytes.
const LONGEST: u64 = 32 << 20;

#[derive(Deserialize)]
struct Line {
    url: String,
    ts: String,
    title: String,
    text: String,
}

/// Gives how many pages are listed. `texts` has a mark of the text for each entry that is a page.
pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
    texts: &[Text],
) -> Result<usize, Trouble> {
    if snapshot.zip.length(PAGES).is_none() {
        return Ok(0);
    }
    let holders = snapshot.holders();
    let mut met = vec![false; snapshot.entries.len()];
    let mut input = BufReader::new(snapshot.zip.open(PAGES)?);
    let mut pages = 0;
    let mut wrong =
        |place: &str, zh: &str, en: &str| flaws.say(flaw(&codes::BAD_PAGES, place, zh, en));
    for number in 0.. {
        let mut text = String::new();
        let read = input.by_ref().take(LONGEST).read_line(&mut text);
        if read.map_err(|error| Trouble::reading(error, PAGES))? == 0 {
            break;
        }
        if number == 0 {
            if text.trim_end() != PAGES_HEAD {
                wrong(PAGES, "没有开头一行", "has no first line");
            }
            continue;
        }
        let Ok(line) = serde_json::from_str::<Line>(&text) else {
            wrong(
                PAGES,
                &format!("第 {} 行读不懂", number + 1),
                &format!("line {} cannot be read", number + 1),
            );
            break;
        };
        let Some(at) = find(&snapshot.entries, &line.url) else {
            wrong(&line.url, "不在索引里", "is not in the index");
            continue;
        };
        let shown = holders[at].map_or(Text::None, |holder| texts[holder]);
        if std::mem::replace(&mut met[at], true) {
            wrong(&line.url, "列了两次", "is listed twice");
        } else if line.ts != snapshot.package.created {
            wrong(&line.url, "时间不对", "has another time");
        } else if ![Text::Mark(mark(&line.title, &line.text)), Text::Damaged].contains(&shown) {
            wrong(
                &line.url,
                "标题或文字和存档的网页不同",
                "has another title or text than the archived page",
            );
        }
        pages += 1;
    }
    drop(input);
    for ((entry, met), text) in snapshot.entries.iter().zip(&met).zip(texts) {
        if matches!(text, Text::Mark(_)) && !met && !entry.is_revisit() {
            wrong(&entry.url, "没有列出这个网页", "does not list this page");
        }
    }
    Ok(pages)
}
