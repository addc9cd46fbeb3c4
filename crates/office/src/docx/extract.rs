//! Texts of a Word document: paragraphs, rows of tables, boxes, fields and drawings.

use crate::{contents::FileContents, location::Location, opc::XmlElement, row::join_cells};

/// What may stand around the rows of a table and the cells of a row; deleted ones are read as well.
const WRAPPERS: [&str; 5] = ["sdt", "sdtContent", "ins", "del", "customXml"];

/// Walks the parts of a document.
#[derive(Default)]
pub(super) struct DocxExtractor {
    pub(super) contents: FileContents,
    /// Where all text of a part stands, but for the document itself.
    pub(super) location: Option<Location>,
    paragraphs: usize,
    tables: usize,
    pub(super) hidden: usize,
    pub(super) comments: usize,
    pub(super) changes: usize,
}

/// The texts of one paragraph.
#[derive(Default)]
struct ParagraphText {
    text: String,
    deleted: String,
    fields: String,
}

impl DocxExtractor {
    pub(super) fn walk(&mut self, element: &XmlElement) {
        match &*element.name {
            "p" => {
                self.paragraph(element);
            }
            "tbl" => self.table(element),
            "AlternateContent" => {
                // The same drawing twice, for new and old programs.
                if let Some(first) = element.elements().next() {
                    self.walk(first);
                }
            }
            // A chart's cached cells.
            "v" if self.location == Some(Location::Drawing) => {
                self.contents.push(Location::Drawing, element.text());
            }
            _ => element.elements().for_each(|element| self.walk(element)),
        }
    }

    /// Reads a paragraph and gives its text.
    fn paragraph(&mut self, element: &XmlElement) -> String {
        self.paragraphs += usize::from(self.location.is_none());
        let location = self.location.clone().unwrap_or(Location::Paragraph(self.paragraphs));
        let mut paragraph = ParagraphText::default();
        self.runs(element, &mut paragraph);
        self.contents.push(location, paragraph.text.clone());
        self.contents.push(Location::Deleted, paragraph.deleted);
        self.contents.push(Location::Field, paragraph.fields);
        paragraph.text
    }

    fn runs(&mut self, element: &XmlElement, out: &mut ParagraphText) {
        for child in element.elements() {
            match &*child.name {
                "t" => out.text.push_str(&child.text()),
                "delText" => out.deleted.push_str(&child.text()),
                "instrText" | "delInstrText" => out.fields.push_str(&child.text()),
                "tab" | "ptab" => out.text.push('\t'),
                "br" | "cr" => out.text.push('\n'),
                "noBreakHyphen" | "softHyphen" => out.text.push('-'),
                // Text that stands apart: a box, a table in a box.
                "txbxContent" => self.walk(child),
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.runs(first, out);
                    }
                }
                "docPr" => {
                    let said = ["descr", "title"].into_iter().filter_map(|a| child.attribute(a));
                    for text in said {
                        self.contents.push(Location::Drawing, text.to_owned());
                    }
                }
                "p" => {
                    self.paragraph(child);
                }
                _ => self.runs(child, out),
            }
        }
    }

    fn table(&mut self, table: &XmlElement) {
        self.tables += 1;
        let number = self.tables;
        for (row, element) in table.through(&WRAPPERS, "tr").into_iter().enumerate() {
            let cells: Vec<String> =
                element.through(&WRAPPERS, "tc").into_iter().map(|cell| self.cell(cell)).collect();
            let text = join_cells(cells.iter().map(String::as_str));
            self.contents.push(Location::TableRow(number, row + 1), text);
        }
    }

    fn cell(&mut self, cell: &XmlElement) -> String {
        let mut texts = Vec::new();
        for element in cell.elements() {
            if &*element.name == "p" {
                texts.push(self.paragraph(element));
            } else {
                self.walk(element);
            }
        }
        texts.join("\n")
    }
}
