//! The six parts of the report: a heading that says one of them in other words gets the official title.

use super::wording::{item_number, likeness, plain};
use crate::model::{Block, DraftDocument, InlineRun, text};
use gongbao_content::kinds::report::disclosure::SECTIONS;

/// The longest line that may be the title of a part, in characters.
const TITLE: usize = 40;

/// Gives the headings of the six parts their official titles and their level.
pub(super) fn name_officially(draft: &mut DraftDocument) {
    let level = draft.blocks.iter().filter_map(|block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    });
    let level = level.min().unwrap_or(1);
    let mut next = 0;
    for at in 0..draft.blocks.len() {
        let block = &draft.blocks[at];
        if matches!(block, Block::Table(_) | Block::Quote(_)) {
            continue;
        }
        let line = text(block.runs()).replace('\n', "").trim().to_owned();
        let Some(section) = (next..SECTIONS.len()).find(|section| says(&line, *section)) else {
            continue;
        };
        next = section + 1;
        let official = SECTIONS[section];
        draft.blocks[at] = Block::Heading(level, vec![InlineRun::plain(official)]);
        if line != official {
            draft.note(
                format!("标题“{line}”改成了法定的“{official}”"),
                format!("the heading `{line}` now has its official title `{official}`"),
            );
        }
    }
}

/// Whether a line is the title of this part, perhaps in other words or without its number.
fn says(line: &str, section: usize) -> bool {
    if line.chars().count() > TITLE || line.ends_with(['。', '；', '，', '：']) {
        return false;
    }
    let official = SECTIONS[section];
    let (number, of_form) = (item_number(line), item_number(official));
    let alike = likeness(&plain(line), &plain(official));
    (number == of_form && alike >= 0.45) || (number.is_empty() && alike >= 0.8)
}
