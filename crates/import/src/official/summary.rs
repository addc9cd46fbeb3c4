//! The summary: the first sentence that says something, as it stands in the text; never the salutation.

use super::words::is_salutation;
use crate::{
    headings::numbered_level,
    model::{Block, DraftDocument},
};

/// A sentence shorter than this says too little.
const SHORTEST: usize = 12;
/// A longer one is no summary.
const LONGEST: usize = 200;

/// The first whole sentence of the text.
pub(super) fn find(draft: &DraftDocument) -> Option<String> {
    draft.blocks.iter().filter_map(paragraph).find_map(|line| {
        if is_salutation(&line) || numbered_level(&line).is_some() || !line.contains('。') {
            return None;
        }
        let end = line.find('。')? + '。'.len_utf8();
        let sentence = line[..end].trim();
        let length = sentence.chars().count();
        let plain = sentence.trim_start_matches(['（', '(']);
        let remark = plain.len() < sentence.len();
        ((SHORTEST..=LONGEST).contains(&length) && !remark).then(|| sentence.to_owned())
    })
}

/// Whether what a page says of its content is a summary: a sentence in Chinese, and no salutation.
pub(super) fn is_summary(text: &str) -> bool {
    let chinese = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    chinese >= SHORTEST
        && text.contains(['。', '，'])
        && !is_salutation(text)
        && !text.contains('：')
}

fn paragraph(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(_) | Block::Item(..) => Some(block.line()),
        _ => None,
    }
}
