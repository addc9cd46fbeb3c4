//! Files of which only texts with their places are known: .doc, .wps, OFD, PDF, RTF.

use std::collections::BTreeMap;

use super::lines;
use crate::model::{Block, DraftDocument, InlineRun, TableGrid};
use gongbao_base::finding::Message;
use gongbao_office::{Fact, FileContents, FileFormat, Location, ReadGap, TextSpan};

/// The cells of a table by row and column.
type SpanTable = BTreeMap<(usize, usize), Vec<String>>;

/// The draft that such texts make.
pub(super) fn draft(format: FileFormat, contents: FileContents) -> Result<DraftDocument, ReadGap> {
    let mut reader = SpanReader::default();
    contents.spans.into_iter().for_each(|span| reader.take(span));
    reader.end_tables();
    let SpanReader { mut draft, pages, left, .. } = reader;
    match format {
        FileFormat::Pdf | FileFormat::Ofd => lines::add_broken(&mut draft, &pages),
        _ => lines::add(&mut draft, &pages),
    }
    for (place, text) in left {
        let text = text.trim().replace('\n', " ");
        draft.note(
            format!("{}没有带过来：{text}", place.zh),
            format!("{} was left out: {text}", place.en),
        );
    }
    note_facts(&mut draft, format, &contents.facts, &contents.gaps);
    match contents.gaps.into_iter().next() {
        Some(gap) if draft.blocks.is_empty() => Err(gap),
        _ => Ok(draft),
    }
}

/// Puts texts together by their places.
#[derive(Default)]
struct SpanReader {
    draft: DraftDocument,
    /// The open tables by number: one that stands in another's cell follows it.
    tables: BTreeMap<usize, SpanTable>,
    nested: bool,
    /// The text of pages and lines.
    pages: String,
    /// What is no part of the text, with its place.
    left: Vec<(Message, String)>,
}

impl SpanReader {
    fn take(&mut self, span: TextSpan) {
        match span.location {
            Location::TableCell(number, row, column) => {
                self.nested |= self.tables.last_key_value().is_some_and(|(last, _)| *last > number);
                let cells = self.tables.entry(number).or_default();
                cells.entry((row, column)).or_default().push(span.text);
            }
            Location::Paragraph(_) => {
                self.end_tables();
                self.draft.push_lines(&span.text);
            }
            Location::Line(_) => self.pages.push_str(&format!("{}\n", span.text)),
            Location::Page(_) => self.pages.push_str(&format!("{}\n", without_number(&span.text))),
            Location::TextBox
            | Location::Note
            | Location::Comment
            | Location::Header
            | Location::Footer
            | Location::PageNote(_)
            | Location::Hidden
            | Location::Deleted => self.left.push((span.location.describe(), span.text)),
            _ => {}
        }
    }

    fn end_tables(&mut self) {
        if std::mem::take(&mut self.nested) {
            self.draft
                .note("表格里的表格已放到外面的表格后面", "a table inside a table now follows it");
        }
        for cells in std::mem::take(&mut self.tables).into_values() {
            let mut grid = TableGrid::default();
            for ((row, column), texts) in cells {
                let mut runs = Vec::new();
                let blocks =
                    texts.into_iter().map(|text| Block::Paragraph(vec![InlineRun::plain(text)]));
                self.draft.in_one_line(blocks.collect(), &mut runs);
                grid.put(row.saturating_sub(1), column.saturating_sub(1), (1, 1), runs);
            }
            grid.finish(&mut self.draft);
        }
    }
}

/// What such a file has and these texts do not hold.
fn note_facts(draft: &mut DraftDocument, format: FileFormat, facts: &[Fact], gaps: &[ReadGap]) {
    if matches!(format, FileFormat::Doc | FileFormat::Rtf) {
        draft.note(
            "旧格式只读出文字和表格：自动编号、图片、对齐和合并的单元格没有带过来，请核对；另存为 .docx 再导入更完整",
            "of this old format only text and tables were read: automatic numbers, pictures, alignment and merged cells were left out; save it as .docx for more",
        );
    }
    if matches!(format, FileFormat::Pdf | FileFormat::Ofd) {
        draft.note(
            "版式文件只读出文字：段落是按行拼起来的，表格和图片没有带过来，请核对",
            "of this fixed layout only text was read: paragraphs were put together from lines, tables and pictures were left out",
        );
    }
    for fact in facts {
        if let Fact::Embedded(count) = fact {
            draft.note(
                format!("{count}个嵌入的对象没有带过来"),
                format!("{count} embedded object(s) were left out"),
            );
        }
    }
    for gap in gaps {
        match gap {
            ReadGap::NoText(pages) => draft.note(
                format!("第{}页没有文字，可能是扫描件", numbers(pages)),
                format!("no text on page {}, perhaps a scan", numbers(pages)),
            ),
            ReadGap::UnknownCharacters(pages) => draft.note(
                format!("第{}页有认不出的字", numbers(pages)),
                format!("unknown characters on page {}", numbers(pages)),
            ),
            _ => draft.note("有一部分没有读出来", "a part of it could not be read"),
        }
    }
}

fn numbers(pages: &[usize]) -> String {
    pages.iter().map(usize::to_string).collect::<Vec<_>>().join("、")
}

/// A page's text without the number of the page at its end.
fn without_number(page: &str) -> &str {
    let page = page.trim_end();
    let (text, last) = page.rsplit_once('\n').unwrap_or(("", page));
    let digits = last.trim_matches(|c: char| c.is_whitespace() || "-—–第页共/".contains(c));
    let number = digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if number { text } else { page }
}
