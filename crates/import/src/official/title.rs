//! The title: marked by a style, in the middle over several lines, or the first lines of the text.

use super::words::{is_organisation, is_salutation, squeezed};
use crate::{
    genre::genre,
    headings::numbered_level,
    model::{Alignment, Block, DraftDocument},
};
use gongbao_content::dates;

/// A title is no longer than this, in characters.
const TITLE: usize = 100;
/// It has no more lines than this.
const LINES: usize = 4;
/// It begins in one of the first so many blocks.
const REACH: usize = 8;

/// What was found of a title.
pub(super) enum TitleReading {
    /// The title, which no longer stands in the text.
    Sure(String),
    /// A line that may be the title, which still stands in the text.
    Perhaps(String),
    /// Nothing that could be one.
    Nothing,
}

impl TitleReading {
    /// The title, or the line that may be it.
    pub(super) fn line(&self) -> Option<&str> {
        match self {
            Self::Sure(line) | Self::Perhaps(line) => Some(line),
            Self::Nothing => None,
        }
    }
}

/// Takes the title from the text.
pub(super) fn take(draft: &mut DraftDocument) -> TitleReading {
    if let Some(title) = draft.title.clone().filter(|title| !title.trim().is_empty()) {
        remove(draft, &title);
        return TitleReading::Sure(title);
    }
    if let Some(title) = marked(draft) {
        return TitleReading::Sure(title);
    }
    first_lines(draft)
}

/// A single first-level heading, or lines in the middle, one after the other.
fn marked(draft: &mut DraftDocument) -> Option<String> {
    let is_heading = |block: &Block| matches!(block, Block::Heading(1, _));
    let tops = draft.blocks.iter().filter(|block| is_heading(block)).count();
    // Several first-level headings are sections, unless they are lines of one title.
    let first = draft.blocks.iter().position(is_heading).unwrap_or_default();
    let joined = draft.blocks[first..].iter().take_while(|block| is_heading(block)).count() == tops;
    let is_top = |block: &Block| is_heading(block) && joined;
    let is_middle = |block: &Block| matches!(block, Block::Aligned(Alignment::Center, _));
    let start = draft
        .blocks
        .iter()
        .take(REACH)
        .position(|block| (is_top(block) || is_middle(block)) && may_begin(&block.line()))?;
    // What stands above a title is short; a heading in the middle below the text is none.
    let text_above = draft.blocks[..start].iter().any(|block| {
        let line = block.line();
        line.ends_with('。') || is_salutation(&line) || line.chars().count() > 60
    });
    if text_above {
        return None;
    }
    let alike: &dyn Fn(&Block) -> bool =
        if is_top(&draft.blocks[start]) { &is_top } else { &is_middle };
    let lines = draft.blocks[start..].iter().take(LINES).take_while(|block| alike(block));
    let mut title = String::new();
    let mut count = 0;
    for line in lines.map(Block::line) {
        let goes_on = title.is_empty() || goes_on(&title, &line);
        if !goes_on || title.chars().count() + line.chars().count() > TITLE {
            break;
        }
        title.push_str(&line);
        count += 1;
    }
    draft.blocks.drain(start..start + count);
    (!title.is_empty()).then_some(title)
}

/// Whether a line in the middle goes on with the title above it.
fn goes_on(title: &str, line: &str) -> bool {
    let plain = squeezed(line);
    let bracket = plain.starts_with(['（', '(']);
    if bracket {
        // （试行） belongs to the title; （2024年5月6日经…会议通过） stands below it.
        return plain.chars().count() <= 12 && dates::date(&plain).is_none();
    }
    let other = is_chapter(&plain)
        || dates::date(&plain).is_some()
        || numbered_level(line).is_some()
        || is_salutation(line)
        || matches!(plain.as_str(), "目录" | "摘要" | "前言");
    // After a whole title the office may stand below it, as in a public letter.
    let signed = genre(title).is_some() && is_organisation(line);
    !(other || signed)
}

/// 第一章　总则.
fn is_chapter(plain: &str) -> bool {
    plain.strip_prefix('第').is_some_and(|rest| {
        let after =
            rest.trim_start_matches(|c: char| "一二三四五六七八九十百零0123456789".contains(c));
        after.len() < rest.len() && after.starts_with(['章', '节', '条', '部'])
    })
}

fn may_begin(line: &str) -> bool {
    let plain = squeezed(line);
    let length = plain.chars().count();
    (2..=TITLE).contains(&length)
        && !line.ends_with(['。', '：', ':', '；', '，', ';', '、'])
        && numbered_level(line).is_none()
        && !is_chapter(&plain)
        && !plain.starts_with(['（', '('])
        && !plain.starts_with("附件")
        && dates::only(line).is_none()
}

/// Without any mark: the first lines, as far as they make up a title that ends with its genre.
fn first_lines(draft: &mut DraftDocument) -> TitleReading {
    let lines: Vec<String> = draft
        .blocks
        .iter()
        .take(3)
        .take_while(|block| matches!(block, Block::Paragraph(_) | Block::Aligned(..)))
        .map(Block::line)
        .take_while(|line| may_begin(line))
        .collect();
    let Some(first) = lines.first() else { return TitleReading::Nothing };
    let whole = (1..=lines.len()).find(|count| genre(&lines[..*count].concat()).is_some());
    if let Some(count) = whole {
        draft.blocks.drain(..count);
        // A draft's mark below the title belongs to it.
        let mut title = lines[..count].concat();
        if let Some(next) = draft.blocks.first().map(Block::line)
            && next.starts_with(['（', '('])
            && goes_on(&title, &next)
        {
            title.push_str(&next);
            draft.blocks.remove(0);
        }
        return TitleReading::Sure(title);
    }
    TitleReading::Perhaps(first.clone())
}

/// Removes a title that the text repeats at its top, over one or several lines, up to twice.
pub(super) fn remove(draft: &mut DraftDocument, title: &str) {
    let wanted = squeezed(title);
    if wanted.is_empty() {
        return;
    }
    for _ in 0..2 {
        let reach = draft.blocks.len().min(20);
        let found = (0..reach).find_map(|start| {
            (1..=LINES).find_map(|count| {
                let lines = draft.blocks.get(start..start + count)?;
                let text = lines.iter().all(|block| {
                    matches!(block, Block::Heading(..) | Block::Paragraph(_) | Block::Aligned(..))
                });
                let joined: String = lines.iter().map(|block| squeezed(&block.line())).collect();
                (text && joined == wanted).then_some((start, count))
            })
        });
        let Some((start, count)) = found else { return };
        draft.blocks.drain(start..start + count);
    }
}
