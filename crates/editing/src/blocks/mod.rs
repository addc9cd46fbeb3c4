//! A text as blocks with their bytes, and blocks that came back from an editor put in their place.

mod compose;
mod inline;
mod normal;
pub mod prose;
mod write;

use std::ops::Range;

use gongbao_content::markdown::tree::{self, TextBlock};

pub use self::compose::{BlockChange, compose};

/// A stretch of a text that is edited as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyBlock {
    /// Its bytes, without the end of its last line.
    pub range: Range<usize>,
    /// What it is; none when an editor could not give it back as it is, so that it is shown as it is written.
    pub block: Option<TextBlock>,
}

/// The blocks of a text. Between them stand blank lines only.
#[must_use]
pub fn read(body: &str) -> Vec<BodyBlock> {
    let lines = line_ranges(body);
    let blank = |line: usize| body[lines[line].clone()].trim().is_empty();
    let placed = tree::blocks(body);
    let mut out = Vec::new();
    let mut next = 0;
    for (at, found) in placed.iter().enumerate() {
        let first = found.lines.start.min(lines.len());
        let after = placed.get(at + 1).map_or(lines.len(), |other| other.lines.start);
        let mut end = found.lines.end.min(after).min(lines.len());
        while end > first && blank(end - 1) {
            end -= 1;
        }
        // A line that two blocks share belongs to the first.
        let first = first.max(next);
        if first >= end {
            continue;
        }
        out.extend(between(&lines, next..first, &blank));
        let range = lines[first].start..lines[end - 1].end;
        let block = sound(&body[range.clone()], &found.block);
        out.push(BodyBlock { range, block });
        next = end;
    }
    out.extend(between(&lines, next..lines.len(), &blank));
    out
}

/// What stands between blocks and is no blank line, such as the address of a link, as it is written.
fn between(
    lines: &[Range<usize>],
    gap: Range<usize>,
    blank: &dyn Fn(usize) -> bool,
) -> Option<BodyBlock> {
    let first = gap.clone().find(|line| !blank(*line))?;
    let last = gap.rev().find(|line| !blank(*line))?;
    Some(BodyBlock { range: lines[first].start..lines[last].end, block: None })
}

/// The lines of a text without their ends.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    });
    lines.collect()
}

/// Whether a line may say where a link leads that others name: `[name]: address`.
fn defines(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>']);
    let mut escaped = false;
    let end = line.char_indices().skip(1).find(|(_, c)| {
        // A name holds no bracket.
        let ends = matches!(*c, '[' | ']') && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    line.starts_with('[') && end.is_some_and(|(at, _)| line[at..].starts_with("]:"))
}

/// The block, when its Markdown written anew says the same.
fn sound(source: &str, block: &TextBlock) -> Option<TextBlock> {
    if has_opaque(block) || source.lines().any(defines) {
        return None;
    }
    written(block, write::ListDress::of(block))?;
    Some(block.clone())
}

fn has_opaque(block: &TextBlock) -> bool {
    format!("{block:?}").contains("Opaque")
}

/// A block as Markdown that reads back as it; none when there is no such Markdown.
fn written(block: &TextBlock, dress: write::ListDress) -> Option<String> {
    let wanted = normal::block(block.clone())?;
    let loose = write::ListDress { loose: true, ..dress };
    [dress, loose].into_iter().find_map(|dress| {
        inline::Escaping::ALL.into_iter().find_map(|escaping| {
            let text = write::block(&wanted, dress, escaping);
            let plain = !text.lines().any(defines);
            (plain && reads_as(&text, &wanted)).then_some(text)
        })
    })
}

/// Whether Markdown holds just this block.
fn reads_as(text: &str, wanted: &TextBlock) -> bool {
    let read: Vec<TextBlock> =
        tree::blocks(&format!("{text}\n")).into_iter().map(|found| found.block).collect();
    match <[TextBlock; 1]>::try_from(read) {
        Ok([one]) => normal::block(one).as_ref() == Some(wanted),
        Err(_) => false,
    }
}
