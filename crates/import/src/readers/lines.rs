//! Lines of text to paragraphs: a line a paragraph as word processors copy it, or lines that were broken at a width.

use super::marks;
use crate::{
    genre::genre,
    model::{Alignment, Block, DraftDocument, InlineRun},
};
use gongbao_content::outline::is_numbered;

/// A line longer than this was not broken at a width, in columns of half a character.
const WIDEST: usize = 120;
/// Nor was a shorter one.
const NARROWEST: usize = 36;
/// A line that was broken may be so much shorter than the longest, since some marks begin no line.
const SLACK: usize = 5;
/// Text in fewer lines than this is not known to have been broken at a width.
const LINES: usize = 3;
/// White space this wide before a line puts it in the middle or at the right, in columns of half a character.
const INDENT: usize = 6;

/// Adds the paragraphs that some lines make, told by the lines whether they were broken at a width.
pub(super) fn add(draft: &mut DraftDocument, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    add_lines(draft, &lines, wrap_width(&lines));
}

/// Adds the paragraphs of pages, whose lines always were broken at a width.
pub(super) fn add_broken(draft: &mut DraftDocument, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let width = lines.iter().map(|line| columns(line.trim())).max();
    add_lines(draft, &lines, width.filter(|width| *width >= NARROWEST));
}

fn add_lines(draft: &mut DraftDocument, lines: &[&str], width: Option<usize>) {
    let mut open: Option<(String, Option<Alignment>)> = None;
    let mut last = 0;
    for line in lines {
        let words = line.trim();
        let title = open.as_ref().is_some_and(|(text, _)| is_title(draft, text));
        let full = width.is_some_and(|width| last + SLACK >= width);
        let goes_on = full && !title && !begins(line);
        match &mut open {
            _ if words.is_empty() => flush(draft, open.take()),
            Some((text, _)) if goes_on => join(text, words),
            _ => {
                flush(draft, open.take());
                open = Some((words.to_owned(), alignment(line)));
            }
        }
        last = columns(line.trim_end());
        // A line that was broken just there loses less than a closing that runs into the text.
        if words.ends_with(['。', '！', '？', '：', '；']) {
            flush(draft, open.take());
        }
    }
    flush(draft, open);
}

/// Whether a text at the top is a whole title or number, which no line goes on with.
fn is_title(draft: &DraftDocument, text: &str) -> bool {
    const REACH: usize = 6;
    let whole = genre(text).is_some() || text.contains("签发人") || text.ends_with('号');
    draft.blocks.len() < REACH && !text.contains('。') && whole
}

fn flush(draft: &mut DraftDocument, open: Option<(String, Option<Alignment>)>) {
    let Some((text, alignment)) = open else { return };
    let block = marks::block(&text)
        .unwrap_or_else(|| Block::paragraph(alignment, vec![InlineRun::plain(text)]));
    draft.blocks.push(block);
}

/// Words of letters keep a space between them; Chinese has none.
fn join(text: &mut String, words: &str) {
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if ascii(text.chars().next_back()) && ascii(words.chars().next()) {
        text.push(' ');
    }
    text.push_str(words);
}

/// The width at which lines were broken: most lines are about as long as the longest, and some break a sentence.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let lengths: Vec<usize> =
        lines.iter().map(|line| columns(line.trim_end())).filter(|length| *length > 0).collect();
    let width = lengths.iter().copied().max()?;
    let full = lengths.iter().filter(|length| **length + SLACK >= width).count();
    let torn = lines.windows(2).filter(|pair| {
        let end = pair[0].trim_end();
        columns(end) + SLACK >= width
            && !end.ends_with(['。', '！', '？', '：', '；'])
            && !pair[1].trim().is_empty()
            && !begins(pair[1])
    });
    let broken = lengths.len() >= LINES
        && (NARROWEST..=WIDEST).contains(&width)
        && full >= 2
        && torn.count() * 2 >= full;
    broken.then_some(width)
}

/// Whether a line begins a paragraph: by its indent or its number.
fn begins(line: &str) -> bool {
    line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ") || is_numbered(line.trim())
}

fn alignment(line: &str) -> Option<Alignment> {
    let columns = columns(&line[..line.len() - line.trim_start().len()]);
    let short = line.trim().chars().count() <= 40;
    match columns {
        24.. if short => Some(Alignment::Right),
        INDENT.. if short => Some(Alignment::Center),
        _ => None,
    }
}

/// How wide a line is, in columns of half a character.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|c| match c {
            '\t' => 4,
            c if c.is_ascii() => 1,
            _ => 2,
        })
        .sum()
}
