//! The parts of a Word document one after the other, character by character: paragraphs, cells, fields, what is hidden.

use super::formats::{FormatStretches, StretchFormat};
use crate::{contents::FileContents, location::Location, row::join_cells};

/// The parts in their order; heads and feet of pages stand in one.
pub(super) const PARTS: [StoryPart; 7] = [
    StoryPart::Text,
    StoryPart::At(Location::Note),
    StoryPart::Margins,
    StoryPart::At(Location::Comment),
    StoryPart::At(Location::Note),
    StoryPart::At(Location::TextBox),
    StoryPart::At(Location::Header),
];

/// Which part of a document.
#[derive(Clone, Debug)]
pub(super) enum StoryPart {
    /// What a reader reads first.
    Text,
    /// Heads and feet of pages.
    Margins,
    /// All of it stands in one kind of place.
    At(Location),
}

/// Puts the characters of a document together.
pub(super) struct StoryReader<'f> {
    runs: FormatStretches,
    paragraphs: FormatStretches,
    pub(super) contents: &'f mut FileContents,
    /// Where all text of a part stands, but for the text itself.
    pub(super) location: Option<Location>,
    text: Vec<u16>,
    hidden: Vec<u16>,
    deleted: Vec<u16>,
    code: Vec<u16>,
    /// For each open field, whether its code goes on.
    fields: Vec<bool>,
    paragraph: usize,
    /// The open tables, each in a cell of the one before, and how many there were.
    open: Vec<TablePlace>,
    tables: usize,
}

/// Where in a table the text is.
#[derive(Default)]
struct TablePlace {
    number: usize,
    row: usize,
    cells: Vec<String>,
    /// The paragraphs of the cell so far.
    cell: Vec<String>,
}

/// How deep tables are followed into one another.
const DEPTH: usize = 16;

/// How many fields may stand in one another.
const FIELDS: usize = 64;

impl<'f> StoryReader<'f> {
    pub(super) fn new(
        runs: FormatStretches,
        paragraphs: FormatStretches,
        contents: &'f mut FileContents,
    ) -> Self {
        Self {
            runs,
            paragraphs,
            contents,
            location: None,
            text: Vec::new(),
            hidden: Vec::new(),
            deleted: Vec::new(),
            code: Vec::new(),
            fields: Vec::new(),
            paragraph: 0,
            open: Vec::new(),
            tables: 0,
        }
    }

    /// Takes a character from its place in the stream.
    pub(super) fn take(&mut self, unit: u16, place: u32) {
        match unit {
            0x13 if self.fields.len() < FIELDS => self.fields.push(true),
            0x14 => {
                if let Some(code) = self.fields.last_mut() {
                    *code = false;
                }
            }
            0x15 => {
                self.fields.pop();
            }
            0x0D | 0x0C | 0x07 => {
                let format = self.paragraphs.at(place);
                self.end_paragraph(&format, unit == 0x07);
            }
            0x09 => self.put(0x09, place),
            0x0B => self.put(0x0A, place),
            0x1E => self.put(0x2D, place),
            // A hyphen for the end of a line, which nobody sees elsewhere; marks of pictures, notes and the like.
            0..0x20 => {}
            unit => self.put(unit, place),
        }
    }

    fn put(&mut self, unit: u16, place: u32) {
        let format = self.runs.at(place);
        if self.fields.contains(&true) {
            self.code.push(unit);
            return;
        }
        if format.deleted {
            self.deleted.push(unit);
            return;
        }
        if format.hidden || self.is_white(&format) {
            self.hidden.push(unit);
        }
        self.text.push(unit);
    }

    /// White letters are for the ground of a cell or a box; on paper they are hidden.
    fn is_white(&self, format: &StretchFormat) -> bool {
        format.white && !format.shaded && self.location.is_none() && self.open.is_empty()
    }

    fn end_paragraph(&mut self, format: &StretchFormat, cell: bool) {
        let text = taken(&mut self.text);
        if self.location.is_none() {
            self.in_text(&text, format, cell);
        } else if let Some(location) = self.location.clone() {
            self.contents.push(location, text);
        }
        self.contents.push(Location::Hidden, taken(&mut self.hidden));
        self.contents.push(Location::Deleted, taken(&mut self.deleted));
        self.contents.push(Location::Field, taken(&mut self.code));
    }

    fn in_text(&mut self, text: &str, format: &StretchFormat, mark: bool) {
        let depth = match format.in_table || mark {
            true => usize::from(format.depth).clamp(1, DEPTH),
            false => 0,
        };
        self.open.truncate(depth);
        while self.open.len() < depth {
            self.tables += 1;
            self.open.push(TablePlace { number: self.tables, row: 1, ..TablePlace::default() });
        }
        let Some(table) = self.open.last_mut() else {
            self.paragraph += 1;
            self.contents.push(Location::Paragraph(self.paragraph), text.to_owned());
            return;
        };
        if format.ends_row {
            let row = join_cells(table.cells.iter().map(String::as_str));
            self.contents.push(Location::TableRow(table.number, table.row), row);
            table.row += 1;
            table.cells.clear();
            table.cell.clear();
            return;
        }
        let place = Location::TableCell(table.number, table.row, table.cells.len() + 1);
        self.contents.push(place, text.to_owned());
        table.cell.push(text.to_owned());
        if mark || format.ends_inner_cell {
            table.cells.push(std::mem::take(&mut table.cell).join("\n"));
        }
    }

    /// Ends a part, whose last paragraph may be open.
    pub(super) fn end_part(&mut self) {
        if !(self.text.is_empty() && self.deleted.is_empty() && self.code.is_empty()) {
            self.end_paragraph(&StretchFormat::default(), false);
        }
        self.fields.clear();
    }
}

/// The text of these characters, which are taken away.
fn taken(units: &mut Vec<u16>) -> String {
    let text = String::from_utf16_lossy(units);
    units.clear();
    text
}
