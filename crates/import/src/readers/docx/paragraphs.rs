//! Paragraphs: headings, items of lists, the title.

use super::{
    numbering::ListLabel,
    reader::DocxReader,
    styles::{alignment, list},
};
use crate::model::{Block, InlineRun, is_blank, text};
use gongbao_office::{docx::wordml, opc::XmlElement};

impl<'p> DocxReader<'p> {
    pub(super) fn walk<'e: 'p>(&mut self, element: &'e XmlElement) {
        for child in element.elements() {
            match &*child.name {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.walk(child)
                }
                _ => {}
            }
        }
    }

    fn paragraph<'e: 'p>(&mut self, element: &'e XmlElement) {
        let style =
            wordml::value(element, &["pPr", "pStyle"]).and_then(|id| self.styles.get(id)).cloned();
        let style = style.unwrap_or_default();
        let own = wordml::value(element, &["pPr", "outlineLvl"])
            .and_then(|level| level.parse::<u8>().ok());
        let heading = own.filter(|level| *level < 9).map(|level| level + 1).or(style.heading);
        let mut runs = Vec::new();
        self.runs(element, style.bold && heading.is_none(), None, &mut runs);
        // A paragraph may leave the list of its style by naming list 0.
        let list = list(element).or(style.list).filter(|(list, _)| list != "0");
        let label = list
            .filter(|_| !is_blank(&runs))
            .and_then(|(list, level)| Some((self.numbering.next(&list, level)?, level)));
        let alignment = alignment(element).or(style.alignment).flatten();
        let block = match (heading, label) {
            (Some(0), _) => {
                self.title(&text(&runs));
                None
            }
            (Some(level), label) => {
                match label {
                    Some((ListLabel::Number(number), _)) => {
                        runs.insert(0, InlineRun::plain(format!("{number}. ")))
                    }
                    Some((ListLabel::Text(label), _)) => runs.insert(0, InlineRun::plain(label)),
                    _ => {}
                }
                Some(Block::Heading(level, runs))
            }
            (None, Some((ListLabel::Bullet, level))) => Some(Block::Item(level, None, runs)),
            (None, Some((ListLabel::Number(number), level))) => {
                Some(Block::Item(level, Some(number), runs))
            }
            (None, Some((ListLabel::Text(label), _))) => {
                runs.insert(0, InlineRun::plain(label));
                Some(Block::Paragraph(runs))
            }
            (None, None) => Some(Block::paragraph(alignment, runs)),
        };
        self.draft.blocks.extend(block.filter(|block| !is_blank(block.runs())));
        for element in std::mem::take(&mut self.boxes) {
            self.draft.note("文本框里的文字已移到正文", "the text of a box now stands in the text");
            self.walk(element);
        }
    }

    /// A title may go over several paragraphs.
    fn title(&mut self, line: &str) {
        let line = line.replace('\n', "");
        match &mut self.draft.title {
            Some(title) if self.draft.blocks.is_empty() => title.push_str(line.trim()),
            Some(_) => self.draft.blocks.push(Block::Heading(1, vec![InlineRun::plain(line)])),
            None if line.trim().is_empty() => {}
            None => self.draft.title = Some(line.trim().to_owned()),
        }
    }
}
