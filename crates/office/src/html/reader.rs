//! The text of a page, tag by tag, as a browser would show it.

use html5gum::StartTag;

use crate::{
    contents::FileContents,
    location::{Location, Property},
    row::join_cells,
};

/// Elements that begin and end a paragraph; those of Word's own XML stand in a namespace.
const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "center",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "form",
    "fieldset",
    "body",
    "blockquote",
    "pre",
    "hr",
    "address",
    "figure",
    "figcaption",
    "option",
    "text",
    "caption",
];
/// Elements without an end.
const VOID: [&str; 10] = ["br", "img", "input", "meta", "link", "hr", "col", "wbr", "area", "base"];
/// How many tables may stand in one another.
const DEPTH: usize = 64;

/// Reads a page, tag by tag.
#[derive(Default)]
pub(super) struct HtmlTextReader {
    pub(super) contents: FileContents,
    text: String,
    hidden: String,
    title: String,
    paragraph: usize,
    tables: usize,
    open: Vec<OpenTable>,
    /// The name of the element whose text is left out, and how often it stands open in itself.
    silent: Option<(String, usize)>,
    unseen: Option<(String, usize)>,
    in_title: bool,
}

/// A table that is not closed.
#[derive(Default)]
struct OpenTable {
    number: usize,
    row: usize,
    cells: Vec<String>,
    in_cell: bool,
}

impl HtmlTextReader {
    pub(super) fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let local = name.rsplit(':').next().unwrap_or_default();
        for silent in [&mut self.silent, &mut self.unseen] {
            if let Some((open, depth)) = silent
                && *open == name
                && !tag.self_closing
            {
                *depth += 1;
            }
        }
        if self.silent.is_some() {
            return;
        }
        let attribute = |name: &str| {
            let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes());
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        };
        match local {
            "script" | "style" | "template" => self.silent = Some((name.clone(), 1)),
            "title" => self.in_title = true,
            "br" => self.put("\n"),
            "meta" => self.meta(attribute("name"), attribute("content")),
            "table" => self.table(),
            "tr" => self.row(),
            "td" | "th" => self.cell(),
            block if BLOCKS.contains(&block) => self.end_paragraph(),
            _ => {}
        }
        for (said, location) in [
            ("alt", Location::PictureWords),
            ("title", Location::PictureWords),
            ("href", Location::Field),
            ("value", Location::Form),
        ] {
            if let Some(value) = attribute(said) {
                self.contents.push(location, value);
            }
        }
        let unseen = attribute("hidden").is_some()
            || attribute("style").is_some_and(|style| is_unseen(&style));
        if unseen && self.unseen.is_none() && !VOID.contains(&local) && !tag.self_closing {
            self.unseen = Some((name, 1));
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        for silent in [&mut self.silent, &mut self.unseen] {
            if let Some((open, depth)) = silent
                && open == name
            {
                *depth -= 1;
                if *depth == 0 {
                    *silent = None;
                }
            }
        }
        match name.rsplit(':').next().unwrap_or_default() {
            "title" => {
                self.in_title = false;
                let title = std::mem::take(&mut self.title);
                self.contents.push_property(Property::Title, &title);
            }
            "table" => {
                self.end_row();
                self.open.pop();
            }
            "tr" => self.end_row(),
            "td" | "th" => self.end_cell(),
            block if BLOCKS.contains(&block) => self.end_paragraph(),
            _ => {}
        }
    }

    /// Text between tags: any white space is one space.
    pub(super) fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        if self.in_title {
            self.title.push_str(text);
            return;
        }
        let mut words = text.split([' ', '\n', '\r', '\t', '\u{C}']);
        if let Some(first) = words.next() {
            self.put(first);
        }
        for word in words {
            if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.put(" ");
            }
            self.put(word);
        }
    }

    pub(super) fn comment(&mut self, text: &str) {
        self.contents.push(Location::Comment, text.trim().to_owned());
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        if self.unseen.is_some() {
            self.hidden.push_str(text);
        }
    }

    fn meta(&mut self, name: Option<String>, content: Option<String>) {
        let (Some(name), Some(content)) = (name, content) else { return };
        let property = match name.to_ascii_lowercase().as_str() {
            "author" => Property::Author,
            "keywords" => Property::Keywords,
            "description" => Property::Description,
            "viewport" | "generator" | "progid" | "renderer" => return,
            _ => return self.contents.push_custom(&name, &content),
        };
        self.contents.push_property(property, &content);
    }

    fn table(&mut self) {
        self.end_paragraph();
        if self.open.len() < DEPTH {
            self.tables += 1;
            self.open.push(OpenTable { number: self.tables, ..OpenTable::default() });
        }
    }

    fn row(&mut self) {
        self.end_row();
        if let Some(table) = self.open.last_mut() {
            table.row += 1;
        }
    }

    fn cell(&mut self) {
        self.end_cell();
        if let Some(table) = self.open.last_mut() {
            table.row = table.row.max(1);
            table.in_cell = true;
            table.cells.push(String::new());
        }
    }

    fn end_cell(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.open.last_mut() {
            table.in_cell = false;
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.open.last_mut() {
            let cells = std::mem::take(&mut table.cells);
            let text = join_cells(cells.iter().map(String::as_str));
            if cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
                self.contents.push(Location::TableRow(table.number, table.row), text);
            }
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches([' ', '\n']);
        let hidden = std::mem::take(&mut self.hidden);
        if let Some(table) = self.open.last_mut().filter(|table| table.in_cell) {
            let place = Location::TableCell(table.number, table.row, table.cells.len());
            if let Some(cell) = table.cells.last_mut() {
                cell.push_str(if cell.is_empty() || text.is_empty() { "" } else { "\n" });
                cell.push_str(text);
            }
            self.contents.push(place, text.to_owned());
        } else if !text.is_empty() {
            self.paragraph += 1;
            self.contents.push(Location::Paragraph(self.paragraph), text.to_owned());
        }
        self.contents.push(Location::Hidden, hidden);
    }

    pub(super) fn finish(mut self) -> FileContents {
        while !self.open.is_empty() {
            self.end_row();
            self.open.pop();
        }
        self.end_paragraph();
        self.contents
    }
}

/// Whether a style hides its element.
fn is_unseen(style: &str) -> bool {
    let style: String =
        style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px"]
        .iter()
        .any(|hides| style.contains(hides))
        || style.ends_with("font-size:0")
}
