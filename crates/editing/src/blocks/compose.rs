//! Blocks that came back from an editor, put together to a text: what is unchanged keeps its bytes and what stands before it.

use gongbao_content::markdown::tree::{RunPiece, TextBlock, TextRun};

use super::{BodyBlock, normal, read, reads_as, write, written};
use crate::lines;

/// A block as it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockChange {
    /// The block with this number is unchanged.
    Kept(usize),
    /// A block was changed, when it had a number, or is new.
    Block(Option<usize>, TextBlock),
    /// The same as Markdown.
    Source(Option<usize>, String),
}

impl BlockChange {
    fn number(&self) -> Option<usize> {
        match self {
            Self::Kept(number) => Some(*number),
            Self::Block(number, _) | Self::Source(number, _) => *number,
        }
    }
}

/// The text with its blocks as they came back.
#[must_use]
pub fn compose(body: &str, changes: &[BlockChange]) -> String {
    let blocks = read(body);
    let all = changes.len() == blocks.len();
    let kept = |(at, change): (usize, &BlockChange)| *change == BlockChange::Kept(at);
    if all && changes.iter().enumerate().all(kept) {
        return body.to_owned();
    }
    let end = if body.contains("\r\n") { "\r\n" } else { "\n" };
    let texts = texts(body, &blocks, changes);
    let near = joined(body, &blocks, &texts, end, false);
    if holds(&near, &texts) {
        return near;
    }
    joined(body, &blocks, &texts, end, true)
}

/// A block's text, and what it shall read as.
struct BlockText {
    number: Option<usize>,
    changed: bool,
    text: String,
    wanted: Option<TextBlock>,
}

fn texts(body: &str, blocks: &[BodyBlock], changes: &[BlockChange]) -> Vec<BlockText> {
    let mut out: Vec<BlockText> = Vec::new();
    for change in changes {
        let number = change.number().filter(|number| *number < blocks.len());
        let old = number.map(|number| &blocks[number]);
        let source = old.map(|old| &body[old.range.clone()]);
        let (changed, text, wanted) = match (change, source) {
            (BlockChange::Kept(_), Some(source)) => (false, source.to_owned(), None),
            (BlockChange::Kept(_), None) => continue,
            (BlockChange::Source(_, text), _) => {
                (true, text.trim_matches(['\n', '\r']).to_owned(), None)
            }
            (BlockChange::Block(_, block), _) => {
                let Some(wanted) = normal::block(block.clone()) else { continue };
                let before = out.last().and_then(|text| text.wanted.clone());
                let text = changed_text(old.zip(source), &wanted, before.as_ref());
                (true, text, Some(wanted))
            }
        };
        // What is in the text already and came out the same is unchanged.
        let changed = changed && source != Some(text.as_str());
        if text.trim().is_empty() {
            continue;
        }
        out.push(BlockText { number, changed, text, wanted });
    }
    out
}

/// The Markdown of a changed block: lines that say the same as before stay as they are written.
fn changed_text(
    old: Option<(&BodyBlock, &str)>,
    wanted: &TextBlock,
    before: Option<&TextBlock>,
) -> String {
    let was = old.and_then(|(old, source)| Some((old.block.as_ref()?, source)));
    let mut dress = was.map(|(block, _)| write::ListDress::of(block)).unwrap_or_default();
    if let (TextBlock::List(list), Some(TextBlock::List(other)), None) = (wanted, before, was) {
        let usual = if other.start.is_some() { '.' } else { '-' };
        dress.marker = Some(write::other_than(list, Some((other.start.is_some(), usual))));
    }
    let Some(new) = written(wanted, dress).or_else(|| written(&tamed(wanted), dress)) else {
        return write::block(wanted, dress, super::inline::Escaping::Signs);
    };
    let kept = was.and_then(|(block, source)| {
        let before = normal::block(block.clone())?;
        if before == *wanted {
            return Some(source.to_owned());
        }
        let canonical = written(&before, dress)?;
        let [written, before, after] =
            [source, &canonical, &new].map(|text| text.lines().collect::<Vec<_>>());
        let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let text = lines::kept(&written, &before, &after, |_, new| new.to_owned())?.join(end);
        reads_as(&text, wanted).then_some(text)
    });
    let own = || {
        if old.is_some_and(|(_, source)| source.contains("\r\n")) {
            new.replace('\n', "\r\n")
        } else {
            new.clone()
        }
    };
    kept.unwrap_or_else(own)
}

/// The block with emphasis only where Markdown can hold it: from a letter to a letter, else none.
fn tamed(block: &TextBlock) -> TextBlock {
    for edges in [true, false] {
        let tamed = mapped(block, &|run| if edges { shrunk(run) } else { vec![bare(run)] });
        let Some(tamed) = normal::block(tamed) else { continue };
        if written(&tamed, write::ListDress::default()).is_some() {
            return tamed;
        }
    }
    block.clone()
}

fn bare(run: &TextRun) -> TextRun {
    TextRun { strong: false, emphasis: false, ..run.clone() }
}

fn shrunk(run: &TextRun) -> Vec<TextRun> {
    let RunPiece::Words(text) = &run.piece else { return vec![run.clone()] };
    let letters = || text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let (Some((from, _)), Some((last, c))) = (letters().next(), letters().next_back()) else {
        return vec![bare(run)];
    };
    let to = last + c.len_utf8();
    let part =
        |text: &str, run: TextRun| TextRun { piece: RunPiece::Words(text.to_owned()), ..run };
    // Single emphasis between Chinese characters is a mask.
    let middle = TextRun { emphasis: false, ..run.clone() };
    vec![
        part(&text[..from], bare(run)),
        part(&text[from..to], middle),
        part(&text[to..], bare(run)),
    ]
}

fn mapped(block: &TextBlock, change: &dyn Fn(&TextRun) -> Vec<TextRun>) -> TextBlock {
    let runs = |runs: &Vec<TextRun>| runs.iter().flat_map(change).collect::<Vec<_>>();
    let blocks = |blocks: &Vec<TextBlock>| {
        blocks.iter().map(|block| mapped(block, change)).collect::<Vec<_>>()
    };
    match block {
        TextBlock::Paragraph(content) => TextBlock::Paragraph(runs(content)),
        TextBlock::Heading(level, content) => TextBlock::Heading(*level, runs(content)),
        TextBlock::Quote(within) => TextBlock::Quote(blocks(within)),
        TextBlock::List(list) => {
            let mut list = list.clone();
            list.items = list.items.iter().map(blocks).collect();
            TextBlock::List(list)
        }
        TextBlock::Table(table) => {
            let mut table = table.clone();
            table.rows = table.rows.iter().map(|row| row.iter().map(runs).collect()).collect();
            TextBlock::Table(table)
        }
        other => other.clone(),
    }
}

/// The texts one after another. What stood between two blocks stays between them; `apart` puts a blank line around what changed.
fn joined(body: &str, blocks: &[BodyBlock], texts: &[BlockText], end: &str, apart: bool) -> String {
    let gap_before = |number: usize| {
        let from = if number == 0 { 0 } else { blocks[number - 1].range.end };
        &body[from..blocks[number].range.start]
    };
    let blank = format!("{end}{end}");
    let lead = blocks
        .first()
        .map_or_else(|| if body.is_empty() { "" } else { end }, |first| &body[..first.range.start]);
    let mut out = lead.to_owned();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            let before = &texts[at - 1];
            let follows =
                before.number.zip(text.number).is_some_and(|(one, other)| one + 1 == other);
            let gap = text.number.filter(|_| follows).map_or(blank.as_str(), gap_before);
            let near = gap.matches('\n').count() < 2;
            let loosened = apart && near && (before.changed || text.changed);
            out.push_str(if loosened { &blank } else { gap });
        }
        out.push_str(&text.text);
    }
    let tail = blocks.last().map_or("", |last| &body[last.range.end..]);
    let last_kept = texts
        .last()
        .is_some_and(|last| !last.changed && last.number == blocks.len().checked_sub(1));
    out.push_str(if tail.is_empty() && !last_kept && !texts.is_empty() { end } else { tail });
    out
}

/// Whether a text reads as the blocks that it was put together from.
fn holds(text: &str, texts: &[BlockText]) -> bool {
    let read = read(text);
    if texts.iter().any(|text| text.wanted.is_none() && text.changed) {
        return true;
    }
    read.len() == texts.len()
        && read.iter().zip(texts).all(|(found, meant)| {
            let same = text[found.range.clone()] == meant.text;
            let reads = match (&meant.wanted, &found.block) {
                (Some(wanted), Some(block)) => {
                    normal::block(block.clone()).as_ref() == Some(wanted)
                }
                (Some(_), None) => meant.text.is_empty(),
                (None, _) => true,
            };
            same && (reads || !meant.changed)
        })
}
