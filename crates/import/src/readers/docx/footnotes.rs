//! Footnotes and endnotes, which follow the text.

use super::reader::DocxReader;
use crate::model::InlineRun;
use gongbao_office::ReadGap;

impl DocxReader<'_> {
    /// The notes after the text.
    pub(super) fn add_footnotes(&mut self) -> Result<(), ReadGap> {
        let notes = std::mem::take(&mut self.footnotes);
        if notes.is_empty() {
            return Ok(());
        }
        self.draft.note(
            format!("{}条脚注或尾注已移到文末，写成“注1：”的样子", notes.len()),
            format!("{} note(s) now stand after the text, as 注1：", notes.len()),
        );
        for (at, (kind, id)) in notes.into_iter().enumerate() {
            let Some(tree) = self.package.tree(&format!("word/{kind}s.xml"))? else { continue };
            let note = tree
                .elements()
                .find(|e| &*e.name == kind && e.attribute("id") == Some(id.as_str()));
            let mut words = Vec::new();
            if let Some(note) = note {
                note.each(&mut |e| {
                    if &*e.name == "t" {
                        words.push(e.text());
                    }
                });
            }
            let words = words.concat();
            self.draft.push_paragraph(vec![InlineRun::plain(format!(
                "注{}：{}",
                at + 1,
                words.trim()
            ))]);
        }
        Ok(())
    }
}
