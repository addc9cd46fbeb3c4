//! The days on which the public may comment on a draft or a list, as the text of a publicity or consultation says.

use super::field_set::FieldSet;
use crate::{
    front_matter::{DraftField, FieldOrigin},
    model::{DraftDocument, text},
};
use gongbao_base::{finding::Message, text::cut};
use gongbao_content::dates;

/// Reads the period of a publicity or consultation.
pub(super) fn take(draft: &DraftDocument, fields: &mut FieldSet) {
    let title = fields.get("title").unwrap_or_default();
    if !title.contains("公示") && !title.contains("征求") {
        return;
    }
    let text: String = draft.blocks.iter().map(|block| text(block.runs()) + "\n").collect();
    let mut sentences = text.split(['。', '\n', '；']);
    let said = sentences.find_map(|sentence| {
        let about = ["公示", "征求", "意见", "反馈"].iter().any(|word| sentence.contains(word));
        let plain = sentence.replace('起', "");
        dates::range(&plain).filter(|_| about).map(|days| (days, cut(sentence.trim(), 40)))
    });
    let Some(((start, end), sentence)) = said else { return };
    fields.put_whole(DraftField {
        key: "征求意见期",
        name: "comment_period",
        value: format!("{start} 至 {end}"),
        origin: FieldOrigin::Read,
        place: Message::new(format!("正文“{sentence}”"), format!("the text: `{sentence}`")),
        yaml: format!("\n  开始: {start}\n  截止: {end}"),
    });
}
