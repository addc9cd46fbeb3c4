//! A document on its way, with its pictures and what has to be told.

use super::{
    attachment::FoundAttachment,
    block::{Block, InlineRun, RunContent, is_blank},
};
use crate::question::Inquiry;
use gongbao_base::finding::Message;

/// A document on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftDocument {
    /// Its title, when the file says which text is the title.
    pub(crate) title: Option<String>,
    /// Fields that the file gives by their Chinese names, such as those in the head of a page.
    pub(crate) fields: Vec<(String, String)>,
    /// Its text.
    pub(crate) blocks: Vec<Block>,
    /// Its pictures; runs refer to them by index.
    pub(crate) pictures: Vec<DraftPicture>,
    /// The files that go with it.
    pub(crate) attachments: Vec<FoundAttachment>,
    /// Formulas whose value no program stored.
    pub(crate) formulas: Vec<EmptyFormula>,
    /// What is asked, and what was answered.
    pub(crate) inquiry: Inquiry,
    /// What was changed or could not be carried.
    pub(crate) notes: Vec<Message>,
}

/// A formula whose value no program stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EmptyFormula {
    /// Its cell, such as `B4`, with the sheet's name before it where there are several.
    pub(crate) cell: String,
    pub(crate) formula: String,
}

impl EmptyFormula {
    /// What stands in its cell meanwhile.
    pub(crate) fn shown(&self) -> String {
        format!("〔{}格公式：={}〕", self.cell, self.formula)
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftPicture {
    pub(crate) bytes: Vec<u8>,
    /// What it shows, when the file says so.
    pub(crate) alt: String,
}

impl DraftDocument {
    /// Notes something that has to be told.
    pub(crate) fn note(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Message { zh: zh.into(), en: en.into() });
    }

    /// Adds a paragraph unless it is blank.
    pub(crate) fn push_paragraph(&mut self, mut runs: Vec<InlineRun>) {
        if !is_blank(&runs) {
            // Most paragraphs are one run, and a list that grows has room for four.
            runs.shrink_to_fit();
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    /// Adds a paragraph of some lines unless it is blank.
    pub(crate) fn push_lines(&mut self, text: &str) {
        let mut runs = Vec::new();
        for line in text.trim().lines() {
            if !runs.is_empty() {
                runs.push(InlineRun::line_break());
            }
            runs.push(InlineRun::plain(line));
        }
        self.push_paragraph(runs);
    }

    /// Adds a picture and gives the run that shows it; none when browsers do not show such a picture.
    pub(crate) fn push_picture(&mut self, bytes: &[u8], alt: &str) -> Option<InlineRun> {
        if picture_ending(bytes).is_none() {
            self.note(
                "有一张图片的格式网页不能显示（例如 EMF、WMF、TIFF），没有带过来：请另存为 PNG 再放进来",
                "a picture in a format that browsers do not show (such as EMF or TIFF) was left out: save it as PNG",
            );
            return None;
        }
        self.pictures.push(DraftPicture { bytes: bytes.to_owned(), alt: alt.trim().to_owned() });
        let content = RunContent::Picture(self.pictures.len() - 1);
        Some(InlineRun { content, ..InlineRun::default() })
    }

    /// The blocks of a table's cell in one line, since a cell in Markdown has no more.
    pub(crate) fn in_one_line(&mut self, blocks: Vec<Block>, runs: &mut Vec<InlineRun>) {
        for block in blocks {
            if !runs.is_empty() {
                runs.push(InlineRun::line_break());
            }
            match block {
                Block::Table(table) => {
                    self.note("表格里的表格已写成文字", "a table inside a table now is text");
                    inner_table(table.rows, runs);
                }
                Block::Item(_, Some(number), item) => {
                    runs.push(InlineRun::plain(format!("{number}. ")));
                    runs.extend(item);
                }
                block => runs.extend(block.runs().iter().cloned()),
            }
        }
    }
}

/// A table inside a table as text: each cell after the head of its column, as far as there are heads.
fn inner_table(rows: Vec<Vec<Vec<InlineRun>>>, runs: &mut Vec<InlineRun>) {
    let heads = match rows.as_slice() {
        [first, _, ..] if first.iter().all(|head| !is_blank(head)) => first.clone(),
        _ => Vec::new(),
    };
    for row in rows.into_iter().skip(usize::from(!heads.is_empty())) {
        for (column, cell) in row.into_iter().enumerate().filter(|(_, cell)| !is_blank(cell)) {
            if let Some(head) = heads.get(column) {
                runs.extend(head.iter().cloned());
                runs.push(InlineRun::plain("："));
            }
            runs.extend(cell);
            runs.push(InlineRun::plain(" "));
        }
    }
}

/// The ending of a picture that browsers show, by its first bytes.
pub(crate) fn picture_ending(bytes: &[u8]) -> Option<&'static str> {
    match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => Some("png"),
        imagesize::ImageType::Jpeg => Some("jpg"),
        imagesize::ImageType::Gif => Some("gif"),
        imagesize::ImageType::Webp => Some("webp"),
        _ => None,
    }
}
