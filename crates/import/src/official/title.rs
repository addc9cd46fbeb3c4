//! The title where the file does not mark one.

use crate::{
    headings::numbered_level,
    model::{Block, DraftDocument, text},
};

/// A title is no longer than this, in characters.
const TITLE: usize = 80;

/// Takes the title from the text when the file does not mark one: a single first-level heading, or the first short line.
pub(super) fn take(draft: &mut DraftDocument) {
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
            && numbered_level(&line).is_none()
        {
            draft.blocks.remove(0);
            draft.note(
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
