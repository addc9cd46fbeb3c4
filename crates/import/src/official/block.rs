//! The official block at the head of a document: index number, document number, issuer, dates, as tables or lines have them.

use super::labels::{of_line, of_table};
use crate::model::{Block, DraftDocument, text};

/// How far down the official block may reach, in blocks.
const REACH: usize = 20;

/// Takes tables and lines of labels from the top.
pub(super) fn take(draft: &mut DraftDocument, found: &mut Vec<(String, String)>) {
    let (mut at, mut others) = (0, 0);
    while at < draft.blocks.len().min(REACH) && others < 4 {
        let taken = match &draft.blocks[at] {
            Block::Table(table) => of_table(table),
            Block::Heading(..) if at > 0 => return,
            Block::Quote(_) => return,
            // A block may be typed as a list.
            item @ Block::Item(..) => match of_line(&text(item.runs())) {
                Some(pairs) => Some(pairs),
                None => return,
            },
            block => of_line(&text(block.runs())),
        };
        match taken {
            Some(pairs) => {
                draft.blocks.remove(at);
                found.extend(pairs);
            }
            None => {
                if matches!(draft.blocks[at], Block::Table(_))
                    || text(draft.blocks[at].runs()).chars().count() > 100
                {
                    return;
                }
                at += 1;
                others += 1;
            }
        }
    }
}
