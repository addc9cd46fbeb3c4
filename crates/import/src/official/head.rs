//! The red head of an official document: copy number, urgency, organisations and 文件, document number and signer.

use super::{
    document_number,
    words::{is_organisation, is_salutation, squeezed},
};
use crate::model::{Block, DraftDocument, InlineRun, RunContent};

/// How far down the head may reach, in blocks.
const REACH: usize = 12;

/// What a head names.
#[derive(Default)]
pub(super) struct OfficialHead {
    /// The document number, and the line in which it stands.
    pub(super) number: Option<(String, String)>,
    /// The organisations, with 、 between them.
    pub(super) issuer: Option<String>,
}

/// Takes the head out of the text.
pub(super) fn take(draft: &mut DraftDocument) -> OfficialHead {
    break_lines(draft);
    let mut at = 0;
    let mut head = OfficialHead::default();
    let numbered = numbered_at(draft).is_some();
    while at < draft.blocks.len().min(REACH) && is_short(&draft.blocks[at]) {
        let line = draft.blocks[at].line();
        let plain = squeezed(&line);
        if is_salutation(&line) {
            break;
        }
        if let Some((number, signer)) = document_number::of_line(&line) {
            head.number.get_or_insert((number, line));
            if signer {
                draft.note("签发人没有带过来", "the signer was left out");
            }
            draft.blocks.remove(at);
            // Several organisations without 文件: all that stands above the number.
            let names = organisations_above(draft, at);
            if head.issuer.is_none() && at > 0 && names.len() == at {
                head.issuer = Some(names.join("、"));
                draft.blocks.drain(..at);
                at = 0;
            }
        } else if is_copy_number(&plain) || is_urgency(&plain) {
            draft.note(
                format!("文件头的“{plain}”没有带过来"),
                format!("`{plain}` in the head was left out"),
            );
            draft.blocks.remove(at);
        } else if let Some(name) = heading_name(&plain, numbered) {
            let names = organisations_above(draft, at);
            let from = at - names.len();
            let names: Vec<String> = names.into_iter().chain([name]).collect();
            let names = names.join("、").trim_end_matches('、').to_owned();
            head.issuer = Some(names).filter(|names| !names.is_empty());
            draft.blocks.drain(from..=at);
            at = from;
        } else {
            at += 1;
        }
    }
    if head.issuer.is_none() {
        head.issuer = letter_head(draft, numbered);
    }
    head
}

/// The organisations in the lines just above one.
fn organisations_above(draft: &DraftDocument, at: usize) -> Vec<String> {
    let lines = draft.blocks[..at].iter().rev().map(|block| squeezed(&block.line()));
    let mut names: Vec<String> = lines.take_while(|line| is_organisation(line)).collect();
    names.reverse();
    names
}

/// A letter's head is the organisation alone, with the number below it.
fn letter_head(draft: &mut DraftDocument, numbered: bool) -> Option<String> {
    let plain = squeezed(&draft.blocks.first()?.line());
    let alone = numbered && is_organisation(&plain) && draft.blocks.get(1).is_some_and(is_short);
    // 某某街道办事处 over 关于…的通知 is the first line of a title.
    let title = draft.blocks.get(1).is_some_and(|next| squeezed(&next.line()).starts_with("关于"));
    (alone && !title).then(|| {
        draft.blocks.remove(0);
        plain
    })
}

/// The name before 文件; empty when 文件 stands alone.
fn heading_name(plain: &str, numbered: bool) -> Option<String> {
    let name = plain.strip_suffix("文件")?;
    let named = is_organisation(name) || (name.is_empty() && numbered);
    named.then(|| name.to_owned())
}

/// Where the document number stands.
fn numbered_at(draft: &DraftDocument) -> Option<usize> {
    let lines = draft.blocks.iter().take(REACH).take_while(|block| is_short(block));
    lines.map(Block::line).position(|line| document_number::of_line(&line).is_some())
}

fn is_short(block: &Block) -> bool {
    let line = block.line();
    matches!(block, Block::Paragraph(_) | Block::Aligned(..) | Block::Heading(..))
        && line.chars().count() <= 80
        && !line.ends_with(['。', '；'])
}

/// 000123, or 份号：000123.
fn is_copy_number(plain: &str) -> bool {
    let digits = plain.trim_start_matches("份号").trim_start_matches(['：', ':']);
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// How urgent it is, which is no part of what is published; it is no mark of secrecy.
fn is_urgency(plain: &str) -> bool {
    let words = plain.trim_start_matches("紧急程度").trim_start_matches(['：', ':']);
    matches!(words, "特急" | "加急" | "平急" | "特提" | "急件" | "紧急" | "急" | "特急件")
}

/// A head that is typed as one paragraph with breaks becomes a paragraph a line.
fn break_lines(draft: &mut DraftDocument) {
    for at in (0..draft.blocks.len().min(REACH)).rev() {
        let (Block::Paragraph(runs) | Block::Aligned(_, runs)) = &draft.blocks[at] else {
            continue;
        };
        let parts: Vec<Vec<InlineRun>> =
            runs.split(|run| run.content == RunContent::Break).map(<[InlineRun]>::to_vec).collect();
        let alignment = match &draft.blocks[at] {
            Block::Aligned(alignment, _) => Some(*alignment),
            _ => None,
        };
        let lines: Vec<Block> =
            parts.into_iter().map(|part| Block::paragraph(alignment, part)).collect();
        let is_head = lines.iter().map(Block::line).any(|line| {
            document_number::of_line(&line).is_some()
                || heading_name(&squeezed(&line), false).is_some()
        });
        if lines.len() > 1 && is_head {
            let lines = lines.into_iter().filter(|line| !line.line().is_empty());
            draft.blocks.splice(at..=at, lines);
        }
    }
}
