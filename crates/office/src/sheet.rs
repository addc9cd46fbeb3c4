//! The cells of a sheet, one after the other, and its rows put together.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    contents::{Fact, FileContents},
    location::Location,
    row::join_cells,
};

/// The longest text that names a column, in characters.
const LABEL: usize = 20;
/// From here on a number in a cell has lost its last digits (IEEE 754; Excel itself keeps 15 digits).
const EXACT: f64 = 1e15;

/// Notes the cells of a sheet, in the order of its rows.
pub(crate) struct SheetCells {
    name: Arc<str>,
    /// The last short text of each column.
    labels: BTreeMap<usize, String>,
    row: usize,
    texts: Vec<String>,
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
}

impl SheetCells {
    pub(crate) fn new(name: &Arc<str>) -> Self {
        Self {
            name: Arc::clone(name),
            labels: BTreeMap::new(),
            row: 0,
            texts: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
        }
    }

    /// Notes a cell; row and column count from 1. `number` is its value when that is one.
    pub(crate) fn put(
        &mut self,
        (row, column): (usize, usize),
        text: &str,
        number: Option<f64>,
        contents: &mut FileContents,
    ) {
        if text.is_empty() {
            return;
        }
        if number.is_some_and(|number| number.abs() >= EXACT) {
            let label = self.labels.get(&column).map_or("", String::as_str);
            let place = Location::Rounded(Arc::clone(&self.name), row, column);
            contents.push(place, format!("{label}\n{text}"));
        }
        if text.len() <= LABEL * 4
            && !text.bytes().all(|byte| byte.is_ascii_digit())
            && text.chars().count() <= LABEL
        {
            self.labels.insert(column, text.to_owned());
        }
        if self.row != row {
            self.end_row(contents);
            self.row = row;
        }
        let before = contents.spans.len();
        contents.push(Location::Cell(Arc::clone(&self.name), row, column), text.to_owned());
        if contents.spans.len() > before {
            self.texts.push(text.to_owned());
        }
    }

    /// Notes that the cell at a place is hidden, by its row or by its column.
    pub(crate) fn hide(&mut self, row: Option<usize>, column: Option<usize>) {
        self.hidden_rows.extend(row);
        self.hidden_columns.extend(column);
    }

    fn end_row(&mut self, contents: &mut FileContents) {
        let texts = std::mem::take(&mut self.texts);
        if texts.len() > 1 {
            let text = join_cells(texts.iter().map(String::as_str));
            contents.push(Location::SheetRow(Arc::clone(&self.name), self.row), text);
        }
    }

    /// Ends the sheet and tells what of it is hidden.
    pub(crate) fn end(mut self, contents: &mut FileContents) {
        self.end_row(contents);
        if !self.hidden_rows.is_empty() {
            let rows = self.hidden_rows.len();
            contents.facts.push(Fact::HiddenRows(self.name.to_string(), rows));
        }
        if !self.hidden_columns.is_empty() {
            let columns = self.hidden_columns.len();
            contents.facts.push(Fact::HiddenColumns(self.name.to_string(), columns));
        }
    }
}

/// The texts of the head or foot of a sheet, left, middle and right, without the codes for fonts and fields.
pub(crate) fn margin_texts(said: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut rest = said;
    while let Some((before, after)) = rest.split_once('&') {
        push(&mut texts, before);
        rest = match after.chars().next() {
            Some('&') => {
                push(&mut texts, "&");
                &after[1..]
            }
            Some('L' | 'C' | 'R') => {
                texts.push(String::new());
                &after[1..]
            }
            Some('"') => after[1..].split_once('"').map_or("", |(_, rest)| rest),
            Some(c) if c.is_ascii_digit() => after.trim_start_matches(|c: char| c.is_ascii_digit()),
            Some(c) => &after[c.len_utf8()..],
            None => "",
        };
    }
    push(&mut texts, rest);
    texts.retain(|text| !text.trim().is_empty());
    texts
}

fn push(texts: &mut [String], text: &str) {
    if let Some(last) = texts.last_mut() {
        last.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::margin_texts;

    #[test]
    fn codes_of_margins_are_no_text() {
        let said = "&L&\"宋体,加粗\"&14机密&C第&P页&R甲&&乙";
        assert_eq!(margin_texts(said), ["机密", "第页", "甲&乙"]);
        assert_eq!(margin_texts("内部资料&"), ["内部资料"]);
    }
}
