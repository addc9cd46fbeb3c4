//! What a sheet's part says beside its cells: hidden rows and columns, head and foot.

use std::collections::{BTreeMap, HashSet};

use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event},
    reader::Reader,
};

use crate::{
    contents::ReadGap,
    opc::{OpcPackage, XmlElement},
    sheet::margin_texts,
};

/// How many spans of hidden columns are kept; a sheet has fewer columns.
const SPANS: usize = 1_000;

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
        let parts = sheet_parts(package).unwrap_or_default();
        Self::of(parts.get(sheet).and_then(|part| package.part(part)).unwrap_or_default())
    }

    /// What the bytes of a sheet's part say.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut layout = Self::default();
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
                        if layout.hidden_columns.len() < SPANS {
                            layout.hidden_columns.extend(span);
                        }
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
                    layout.margins.extend(margin_texts(&unescaped(&std::mem::take(&mut margin))));
                    in_margin = false;
                }
                _ => {}
            }
        }
        layout
    }
}

/// The text with the characters that XML cannot hold, which are written as `_x0009_` (ECMA-376 part 1, 22.9.2.19).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        let code = after.get(..4).filter(|_| after[4..].starts_with('_'));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        out.push_str(before);
        match code.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &after[5..];
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out + rest
}

/// The parts of the sheets, by their names.
pub(super) fn sheet_parts(package: &OpcPackage) -> Result<BTreeMap<String, String>, ReadGap> {
    let tree = package.tree("xl/workbook.xml")?.ok_or(ReadGap::Broken)?;
    let targets = package.relationships("xl/workbook.xml");
    let sheets = tree.child("sheets").into_iter().flat_map(XmlElement::elements);
    let part = |sheet: &XmlElement| {
        let target = targets.get(sheet.attribute("id")?)?;
        Some((sheet.attribute("name")?.to_owned(), target.target.clone()))
    };
    Ok(sheets.filter_map(part).collect())
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

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_that_xml_cannot_hold_are_read() {
        for (text, expected) in [
            ("电话133_x0009_7549", "电话133\t7549"),
            ("a_x00Z9_b_x", "a_x00Z9_b_x"),
            ("_x000D__x000A_", "\r\n"),
            ("_x汉字汉字_", "_x汉字汉字_"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
