//! Blocks as Markdown that reads back as the same text: what is special is escaped, there is no HTML, pictures have new names.

mod blocks;
mod escape;
mod inline;
mod losses;

use self::blocks::MarkdownWriter;
use crate::model::{DraftDocument, picture_ending};

/// The Markdown of a draft, and its pictures by their paths below `content`.
pub(crate) fn write(
    draft: &mut DraftDocument,
    folder: &str,
    slug: &str,
) -> (String, Vec<(String, Vec<u8>)>) {
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
    let pictures = std::mem::take(&mut draft.pictures).into_iter().map(|picture| picture.bytes);
    let paths = names.iter().map(|(name, _)| format!("{folder}/{name}"));
    (out, paths.zip(pictures).collect())
}
