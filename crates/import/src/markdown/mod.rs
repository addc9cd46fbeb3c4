//! Blocks as Markdown that reads back as the same text: what is special is escaped, there is no HTML, pictures have new names.

mod blocks;
mod escape;
mod inline;
mod losses;

use self::blocks::MarkdownWriter;
use crate::model::{DraftDocument, picture_ending};

/// The Markdown of a draft, and its pictures under their new names.
pub(crate) fn write(draft: &mut DraftDocument, slug: &str) -> (String, Vec<(String, Vec<u8>)>) {
    let names: Vec<(String, String)> = draft
        .pictures
        .iter()
        .enumerate()
        .map(|(at, picture)| {
            let ending = picture_ending(&picture.bytes).unwrap_or("png");
            (format!("{slug}-{}.{ending}", at + 1), picture.alt.clone())
        })
        .collect();
    let mut writer = MarkdownWriter::new(&names);
    for block in &draft.blocks {
        writer.block(block);
    }
    let MarkdownWriter { out, losses, .. } = writer;
    losses.note(draft);
    let without = draft.pictures.iter().filter(|picture| picture.alt.is_empty()).count();
    if without > 0 {
        draft.note(
            format!("{without}张图片没有文字说明：把方括号里的“图片”换成图片的内容"),
            format!("{without} picture(s) without a description: replace 图片 in the brackets by what they show"),
        );
    }
    let pictures = std::mem::take(&mut draft.pictures).into_iter().map(|picture| picture.bytes);
    (out, names.iter().map(|(name, _)| name.clone()).zip(pictures).collect())
}
