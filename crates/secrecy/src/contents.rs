//! The marks in a file of any format.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use gongbao_office::{FileContents, Location, Property, TextSpan};

use super::mark::{MarkSetting, SecrecyMark, marks, row_marks};

/// A mark with its place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedMark {
    /// Where it stands.
    pub location: Location,
    /// What it says.
    pub mark: SecrecyMark,
}

/// The head of the column in which something is remarked.
const REMARKS: &str = "备注";

/// A row of a table or of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RowPlace {
    Table(usize, usize),
    Sheet(Arc<str>, usize),
}

/// The marks in what a file holds, each once.
#[must_use]
pub fn in_contents(contents: &FileContents) -> Vec<LocatedMark> {
    let mut rows: BTreeMap<RowPlace, Vec<&TextSpan>> = BTreeMap::new();
    for span in &contents.spans {
        if let Some(row) = row_of(&span.location) {
            rows.entry(row).or_default().push(span);
        }
    }
    let mut found: Vec<LocatedMark> = Vec::new();
    let mut add = |location: &Location, mark: SecrecyMark| {
        if !found.iter().any(|known| known.location == *location && known.mark.words == mark.words)
        {
            found.push(LocatedMark { location: location.clone(), mark });
        }
    };
    let columns = contents.spans.iter().filter(|span| span.text.trim() == REMARKS);
    let remarks: BTreeSet<(RowPlace, usize)> =
        columns.filter_map(|span| column_of(&span.location)).collect();
    for span in &contents.spans {
        let beside = row_of(&span.location).and_then(|row| rows.get(&row)).map_or(0, Vec::len);
        // What is remarked is said of the row, as in a line of its own.
        let remark = column_of(&span.location).is_some_and(|column| remarks.contains(&column));
        let Some(setting) = setting(&span.location, if remark { 0 } else { beside }) else {
            continue;
        };
        of_span(span, setting).into_iter().for_each(|mark| add(&span.location, mark));
    }
    for row in rows.values() {
        let cells: Vec<&str> = row.iter().map(|span| span.text.as_str()).collect();
        for (cell, mark) in row_marks(&cells) {
            add(&row[cell].location, mark);
        }
    }
    found
}

/// The marks of a text; the value of a property that has a name of its own is looked at by itself.
fn of_span(span: &TextSpan, setting: MarkSetting) -> Vec<SecrecyMark> {
    let found = marks(&span.text, setting);
    match span.text.find('：') {
        Some(name) if found.is_empty() && span.location == Location::Property(Property::Custom) => {
            let value = name + '：'.len_utf8();
            let found = marks(&span.text[value..], setting).into_iter();
            found
                .map(|mark| SecrecyMark {
                    range: mark.range.start + value..mark.range.end + value,
                    ..mark
                })
                .collect()
        }
        _ => found,
    }
}

/// The column of a cell, by its table's first row.
fn column_of(location: &Location) -> Option<(RowPlace, usize)> {
    match location {
        Location::TableCell(table, _, column) => Some((RowPlace::Table(*table, 0), *column)),
        Location::Cell(sheet, _, column) => Some((RowPlace::Sheet(Arc::clone(sheet), 0), *column)),
        _ => None,
    }
}

fn row_of(location: &Location) -> Option<RowPlace> {
    match location {
        Location::TableCell(table, row, _) => Some(RowPlace::Table(*table, *row)),
        Location::Cell(sheet, row, _) => Some(RowPlace::Sheet(Arc::clone(sheet), *row)),
        _ => None,
    }
}

/// What setting a place is; none for what was put together from others, and for codes.
fn setting(location: &Location, beside: usize) -> Option<MarkSetting> {
    match location {
        Location::Paragraph(_)
        | Location::Line(_)
        | Location::TextBox
        | Location::Comment
        | Location::Note
        | Location::Deleted
        | Location::Hidden
        | Location::QrCode(_)
        | Location::Drawing
        | Location::PageNote(_)
        | Location::Form => Some(MarkSetting::Paragraph),
        Location::TableCell(..) | Location::Cell(..) if beside < 2 => Some(MarkSetting::Paragraph),
        Location::TableCell(..) | Location::Cell(..) => Some(MarkSetting::Cell),
        Location::Page(_) => Some(MarkSetting::Page),
        Location::Header
        | Location::Footer
        | Location::Watermark
        | Location::PictureWords
        | Location::SheetMargin(_)
        | Location::Property(_) => Some(MarkSetting::Margin),
        Location::SheetName | Location::Name => Some(MarkSetting::Heading),
        Location::TableRow(..)
        | Location::SheetRow(..)
        | Location::Rounded(..)
        | Location::Field => None,
    }
}
