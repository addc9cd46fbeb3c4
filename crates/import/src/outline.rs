//! The outline: a title where none is marked, headings by their Chinese numbers where none has a style, levels without gaps.

use super::blocks::{Block, Draft, text};

/// A heading without a style is no longer than this, in characters.
const HEADING: usize = 40;
/// A title is no longer than this, in characters.
const TITLE: usize = 80;

pub(super) fn mark_headings(draft: &mut Draft) {
    let styled = draft.blocks.iter().any(|block| matches!(block, Block::Heading(..)));
    if !styled {
        number(draft);
    }
    levels(draft);
}

/// Takes the title from the text when the file does not mark one: a single first-level heading, or the first short line.
pub(super) fn title(draft: &mut Draft) {
    if draft.title.is_some() {
        return;
    }
    let tops = draft.blocks.iter().filter(|block| matches!(block, Block::Heading(1, _))).count();
    let first = draft.blocks.iter().take(8).position(|block| matches!(block, Block::Heading(1, _)));
    if let Some(at) = first.filter(|_| tops == 1) {
        draft.title = Some(line(&draft.blocks.remove(at)));
        return;
    }
    if let Some(first @ Block::Paragraph(_)) = draft.blocks.first() {
        let line = line(first);
        if line.chars().count() <= TITLE
            && !line.ends_with(['。', '：', ':', '；', '，'])
            && is_heading(&line).is_none()
        {
            draft.blocks.remove(0);
            draft.tell(
                format!("文件没有标明标题，用了第一行：{line}"),
                format!("no title is marked; the first line was taken: {line}"),
            );
            draft.title = Some(line);
        }
    }
}

fn line(block: &Block) -> String {
    text(block.runs()).replace('\n', "").trim().to_owned()
}

/// 一、 makes a heading, （一） one below it.
fn is_heading(line: &str) -> Option<u8> {
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

fn number(draft: &mut Draft) {
    let mut count = 0;
    for block in &mut draft.blocks {
        if let Block::Paragraph(runs) = block
            && let Some(level) = is_heading(text(runs).trim())
        {
            count += 1;
            let runs = std::mem::take(runs);
            *block = Block::Heading(level, runs);
        }
    }
    if count > 0 {
        draft.tell(
            format!("文件没有用标题样式，按“一、”“（一）”认出{count}个小标题，请核对"),
            format!(
                "no heading styles; {count} heading(s) were told by 一、 and （一）, please look"
            ),
        );
    }
}

/// The title is the first level, so headings begin with the second, and none skips a level.
fn levels(draft: &mut Draft) {
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
        draft.tell(
            "标题的级别有跳跃，已连起来",
            "levels of headings were skipped; they now follow each other",
        );
    }
}
