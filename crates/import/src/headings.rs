//! Headings by their Chinese numbers where none has a style, and levels without gaps.

use crate::model::{Block, DraftDocument, text};

/// A heading without a style is no longer than this, in characters.
const HEADING: usize = 40;

/// Finds the headings where none is marked, and arranges their levels.
pub(crate) fn mark_headings(draft: &mut DraftDocument) {
    let styled = draft.blocks.iter().any(|block| matches!(block, Block::Heading(..)));
    if !styled {
        find_numbered(draft);
    }
    arrange_levels(draft);
}

/// 一、 makes a heading, （一） one below it.
pub(crate) fn numbered_level(line: &str) -> Option<u8> {
    const DIGITS: &str = "一二三四五六七八九十百";
    if line.chars().count() > HEADING || line.ends_with(['。', '；', '，', '：', ';', ':']) {
        return None;
    }
    let (level, rest) = match line.strip_prefix(['（', '(']) {
        Some(rest) => (2, rest),
        None => (1, line),
    };
    let after = rest.trim_start_matches(|c| DIGITS.contains(c));
    let numbered = after.len() < rest.len();
    let closed = match level {
        1 => after.starts_with('、'),
        _ => after.starts_with(['）', ')']),
    };
    (numbered && closed && after.chars().nth(1).is_some()).then_some(level)
}

fn find_numbered(draft: &mut DraftDocument) {
    let mut count = 0;
    for block in &mut draft.blocks {
        if let Block::Paragraph(runs) = block
            && let Some(level) = numbered_level(text(runs).trim())
        {
            count += 1;
            let runs = std::mem::take(runs);
            *block = Block::Heading(level, runs);
        }
    }
    if count > 0 {
        draft.note(
            format!("文件没有用标题样式，按“一、”“（一）”认出{count}个小标题，请核对"),
            format!(
                "no heading styles; {count} heading(s) were told by 一、 and （一）, please look"
            ),
        );
    }
}

/// The title is the first level, so headings begin with the second, and none skips a level.
fn arrange_levels(draft: &mut DraftDocument) {
    let mut open: Vec<u8> = Vec::new();
    let mut moved = false;
    for block in &mut draft.blocks {
        if let Block::Heading(level, _) = block {
            while open.last().is_some_and(|above| above >= level) {
                open.pop();
            }
            open.push(*level);
            let wanted = u8::try_from(open.len() + 1).unwrap_or(6).min(6);
            moved |= open.len() > 1 && wanted != *level + 1 && wanted != *level;
            *level = wanted;
        }
    }
    if moved {
        draft.note(
            "标题的级别有跳跃，已连起来",
            "levels of headings were skipped; they now follow each other",
        );
    }
}
