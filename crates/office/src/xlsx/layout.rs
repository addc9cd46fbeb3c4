//! What a sheet's part says beside its cells: hidden rows and columns, head and foot.

use std::collections::HashSet;

use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event},
    reader::Reader,
};

use crate::{opc::OpcPackage, sheet::margin_texts};

/// What a sheet's part says beside its cells.
#[derive(Debug, Default)]
pub struct SheetLayout {
    hidden_rows: HashSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// The texts of its head and foot.
    pub(super) margins: Vec<String>,
}

impl SheetLayout {
    /// Whether a cell is hidden; row and column count from 1.
    #[must_use]
    pub fn hides(&self, row: u32, column: u32) -> bool {
        self.hides_row(row) || self.hides_column(column)
    }

    pub(super) fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }

    pub(super) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// What a sheet's part says; nothing for a part that is missing, and a broken one is told by the reader of its cells.
    #[must_use]
    pub fn read(package: &OpcPackage, sheet: &str) -> Self {
        let mut layout = Self::default();
        let part = sheet_part(package, sheet);
        let bytes = part.as_deref().and_then(|part| package.part(part)).unwrap_or_default();
        let text = encoding_rs::UTF_8.decode(bytes).0;
        let mut reader = Reader::from_str(&text);
        let mut row = 0;
        let mut in_margin = false;
        let mut margin = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                    "row" => {
                        row = number(&start, "r").unwrap_or(row + 1);
                        if is_hidden(&start) {
                            layout.hidden_rows.insert(row);
                        }
                    }
                    "col" if is_hidden(&start) => {
                        let span = number(&start, "min").zip(number(&start, "max"));
                        layout.hidden_columns.extend(span);
                    }
                    name => in_margin = name.ends_with("Header") || name.ends_with("Footer"),
                },
                Event::Text(text) if in_margin => margin.push_str(&text.xml10_content()),
                Event::GeneralRef(name) if in_margin => {
                    let named = match &*name {
                        "amp" => Some('&'),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    margin.extend(named);
                }
                Event::End(_) if in_margin => {
                    layout.margins.extend(margin_texts(&std::mem::take(&mut margin)));
                    in_margin = false;
                }
                _ => {}
            }
        }
        layout
    }
}

/// The part of a sheet, by its name.
fn sheet_part(package: &OpcPackage, sheet: &str) -> Option<String> {
    let tree = package.tree("xl/workbook.xml").ok()??;
    let id = tree
        .child("sheets")?
        .elements()
        .find(|element| element.attribute("name") == Some(sheet))?
        .attribute("id")?;
    Some(package.relationships("xl/workbook.xml").remove(id)?.target)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    matches!(attribute(start, "hidden").as_deref(), Some("1" | "true"))
}
