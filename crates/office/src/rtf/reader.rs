//! The groups of a rich text, word by word.

use encoding_rs::{GB18030, WINDOWS_1252};

use super::target::GroupTarget;
use crate::{
    contents::{Fact, FileContents},
    location::Location,
    row::join_cells,
};

/// How many groups may stand in one another.
const DEPTH: usize = 1_000;

/// A group's state: where its text goes, whether it is shown, how many bytes stand for a character in UTF-16.
#[derive(Clone)]
struct RtfGroup {
    target: GroupTarget,
    hidden: bool,
    deleted: bool,
    fallback: usize,
    /// Whether the next word may say what the group is.
    fresh: bool,
    /// What of the text around it waits for its end.
    waiting: Option<GroupTexts>,
}

/// The texts of a paragraph.
#[derive(Clone, Default)]
struct GroupTexts {
    shown: String,
    hidden: String,
    deleted: String,
}

/// Reads groups, word by word.
pub(super) struct RtfReader {
    pub(super) contents: FileContents,
    groups: Vec<RtfGroup>,
    now: RtfGroup,
    texts: GroupTexts,
    /// Bytes in the code page that wait for the rest of their character.
    bytes: Vec<u8>,
    shape: String,
    paragraph: usize,
    table: (usize, usize),
    cells: Vec<String>,
    in_table: bool,
    counts: RtfCounts,
    /// How many bytes that stand for a character are still to be left out.
    skip: usize,
}

#[derive(Default)]
struct RtfCounts {
    hidden: usize,
    changes: usize,
    comments: usize,
}

impl RtfReader {
    pub(super) fn new() -> Self {
        let now = RtfGroup {
            target: GroupTarget::Text,
            hidden: false,
            deleted: false,
            fallback: 1,
            fresh: false,
            waiting: None,
        };
        Self {
            contents: FileContents::default(),
            groups: Vec::new(),
            now,
            texts: GroupTexts::default(),
            bytes: Vec::new(),
            shape: String::new(),
            paragraph: 0,
            table: (0, 0),
            cells: Vec::new(),
            in_table: false,
            counts: RtfCounts::default(),
            skip: 0,
        }
    }

    pub(super) fn open(&mut self) {
        self.flush();
        if self.groups.len() < DEPTH {
            let group = RtfGroup { fresh: true, waiting: None, ..self.now.clone() };
            self.groups.push(std::mem::replace(&mut self.now, group));
        }
    }

    pub(super) fn close(&mut self) {
        self.flush();
        if self.now.waiting.is_some() {
            self.end_paragraph();
        }
        if let Some(waiting) = self.now.waiting.take() {
            self.texts = waiting;
        }
        if let Some(group) = self.groups.pop() {
            self.now = group;
        }
    }

    /// A group that programs which do not know it leave out.
    pub(super) fn optional(&mut self) {
        self.turn(GroupTarget::Nothing);
        self.now.fresh = true;
    }

    /// From here on the group's text goes elsewhere; what stands around it waits.
    fn turn(&mut self, target: GroupTarget) {
        self.flush();
        if self.now.waiting.is_none() {
            self.now.waiting = Some(std::mem::take(&mut self.texts));
        }
        self.now.target = target;
    }

    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let fresh = std::mem::take(&mut self.now.fresh);
        self.flush();
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "trowd" if !self.in_table => {
                self.table = (self.table.0 + 1, 1);
                self.in_table = true;
            }
            "line" => self.put("\n"),
            "tab" => self.put("\t"),
            "emdash" | "endash" => self.put("-"),
            "v" => {
                self.now.hidden = number != Some(0);
                self.counts.hidden += usize::from(self.now.hidden);
            }
            "deleted" => {
                self.now.deleted = number != Some(0);
                self.counts.changes += usize::from(self.now.deleted);
            }
            "revised" => self.counts.changes += usize::from(number != Some(0)),
            "plain" => (self.now.hidden, self.now.deleted) = (false, false),
            "uc" => {
                self.now.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
            }
            "u" => {
                let code = number.unwrap_or_default();
                let unit = u16::try_from(if code < 0 { code + 0x1_0000 } else { code });
                self.put(&String::from_utf16_lossy(&[unit.unwrap_or(0xFFFD)]));
                self.skip = self.now.fallback;
            }
            _ if fresh => {
                if let Some(target) = GroupTarget::of(word) {
                    self.counts.comments += usize::from(word == "annotation");
                    self.turn(target);
                }
            }
            _ => {}
        }
    }

    /// A byte of text in the code page.
    pub(super) fn byte(&mut self, byte: u8) {
        self.now.fresh = false;
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.now.target != GroupTarget::Nothing {
            self.bytes.push(byte);
        }
    }

    pub(super) fn put(&mut self, text: &str) {
        self.flush();
        self.add(text);
    }

    fn add(&mut self, text: &str) {
        if self.now.target == GroupTarget::Nothing {
            return;
        }
        if self.now.deleted {
            self.texts.deleted.push_str(text);
            return;
        }
        self.texts.shown.push_str(text);
        if self.now.hidden {
            self.texts.hidden.push_str(text);
        }
    }

    /// Turns the bytes that wait into text.
    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_empty() {
            return;
        }
        match GB18030.decode_without_bom_handling_and_without_replacement(&bytes) {
            Some(text) => self.add(&text),
            None => self.add(&WINDOWS_1252.decode_without_bom_handling(&bytes).0),
        }
    }

    fn end_paragraph(&mut self) {
        let GroupTexts { shown, hidden, deleted } = std::mem::take(&mut self.texts);
        match self.now.target.clone() {
            GroupTarget::Text if !shown.trim().is_empty() => {
                self.in_table = false;
                self.paragraph += 1;
                self.contents.push(Location::Paragraph(self.paragraph), shown);
            }
            GroupTarget::At(location) => self.contents.push(location, shown),
            GroupTarget::Property(property) => self.contents.push_property(property, &shown),
            GroupTarget::ShapeName => self.shape = shown,
            GroupTarget::ShapeValue => {
                let location = match self.shape.trim() {
                    "gtextUNICODE" => Location::Watermark,
                    "wzDescription" | "wzTitle" => Location::PictureWords,
                    _ => return,
                };
                self.contents.push(location, shown);
            }
            GroupTarget::Text | GroupTarget::Nothing => {}
        }
        self.contents.push(Location::Hidden, hidden);
        self.contents.push(Location::Deleted, deleted);
    }

    fn end_cell(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        let place = Location::TableCell(self.table.0, self.table.1, self.cells.len() + 1);
        self.contents.push(place, texts.shown.clone());
        self.cells.push(texts.shown);
        self.contents.push(Location::Hidden, texts.hidden);
        self.contents.push(Location::Deleted, texts.deleted);
    }

    fn end_row(&mut self) {
        let row = join_cells(self.cells.iter().map(String::as_str));
        self.cells.clear();
        self.contents.push(Location::TableRow(self.table.0, self.table.1), row);
        self.table.1 += 1;
    }

    /// Ends the file, whose groups may be open.
    pub(super) fn finish(mut self) -> FileContents {
        while !self.groups.is_empty() {
            self.close();
        }
        self.flush();
        self.end_paragraph();
        self.contents.push_count(Fact::HiddenText, self.counts.hidden);
        self.contents.push_count(Fact::Comments, self.counts.comments);
        self.contents.push_count(Fact::Changes, self.counts.changes);
        self.contents
    }
}
