//! Texts of a Word document: paragraphs, rows of tables, boxes, fields and drawings.

use super::wordml;
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
    /// The cell in which the text stands: table, row and column.
    cell: Option<(usize, usize, usize)>,
    pub(super) hidden: usize,
    pub(super) comments: usize,
    pub(super) changes: usize,
}

/// The texts of one paragraph.
#[derive(Default)]
struct ParagraphText {
    text: String,
    hidden: String,
    deleted: String,
    fields: String,
    /// White letters on the ground of a paragraph, a cell or a box are seen; on paper they are not.
    ground: bool,
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
        let location = self.location.clone().unwrap_or(match self.cell {
            Some((table, row, column)) => Location::TableCell(table, row, column),
            None => Location::Paragraph(self.paragraphs),
        });
        let shaded = element.at(&["pPr", "shd"]).is_some();
        let ground = shaded || self.cell.is_some() || self.location.is_some();
        let mut paragraph = ParagraphText { ground, ..ParagraphText::default() };
        self.runs(element, &mut paragraph);
        self.contents.push(location, paragraph.text.clone());
        self.contents.push(Location::Hidden, paragraph.hidden);
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
                "r" if wordml::is_hidden(child) || wordml::is_white(child) && !out.ground => {
                    let before = out.text.len();
                    self.runs(child, out);
                    let text = out.text[before..].to_owned();
                    self.hidden += usize::from(!text.trim().is_empty());
                    out.hidden.push_str(&text);
                }
                // Text that stands apart: a box, a table in a box.
                "txbxContent" => self.text_box(child),
                // Letters drawn by shapes of old, as watermarks are.
                "textpath" => {
                    let said = child.attribute("string").unwrap_or_default();
                    self.contents.push(Location::Watermark, said.to_owned());
                }
                "AlternateContent" => {
                    if let Some(first) = child.elements().next() {
                        self.runs(first, out);
                    }
                }
                "docPr" => {
                    let said = ["descr", "title"].into_iter().filter_map(|a| child.attribute(a));
                    for text in said {
                        self.contents.push(Location::PictureWords, text.to_owned());
                    }
                }
                "p" => {
                    self.paragraph(child);
                }
                _ => self.runs(child, out),
            }
        }
    }

    /// A box of text. In a head or foot of pages it stays one of these.
    fn text_box(&mut self, content: &XmlElement) {
        let (cell, location) = (self.cell.take(), self.location.clone());
        self.location = Some(location.clone().unwrap_or(Location::TextBox));
        content.elements().for_each(|element| self.walk(element));
        (self.cell, self.location) = (cell, location);
    }

    fn table(&mut self, table: &XmlElement) {
        self.tables += 1;
        let number = self.tables;
        let outer = self.cell;
        for (row, element) in (1..).zip(table.through(&WRAPPERS, "tr")) {
            let mut cells = Vec::new();
            for (column, cell) in (1..).zip(element.through(&WRAPPERS, "tc")) {
                self.cell = Some((number, row, column));
                cells.push(self.cell(cell));
            }
            let text = join_cells(cells.iter().map(String::as_str));
            self.contents.push(Location::TableRow(number, row), text);
        }
        self.cell = outer;
    }

    fn cell(&mut self, cell: &XmlElement) -> String {
        let mut texts = Vec::new();
        let place = self.cell;
        for element in cell.elements() {
            if &*element.name == "p" {
                texts.push(self.paragraph(element));
            } else {
                self.walk(element);
            }
            self.cell = place;
        }
        texts.join("\n")
    }
}
