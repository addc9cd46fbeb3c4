//! Table four: one line of three times five numbers, or a line for each of the three.

use super::{
    form_rows::FormRow,
    number::CellNumber,
    reading::{ReadRow, RowReading, TableReading},
    wording::plain,
};
use gongbao_content::{
    fields::Field,
    kinds::report::disclosure::{REVIEW_COLUMNS, Reviews, form::review_heads},
};

/// A row has its total, or leaves it to the program.
const COLUMNS: [usize; 2] = [REVIEW_COLUMNS.len(), REVIEW_COLUMNS.len() - 1];

/// Reads a table; none when it is another.
pub(super) fn read(rows: &[FormRow]) -> Option<TableReading> {
    let has =
        |name: &str| rows.iter().flat_map(|row| &row.words).any(|(_, _, text)| plain(text) == name);
    if !(has("结果维持") && has("结果纠正")) {
        return None;
    }
    let mut reading = TableReading {
        rows: Reviews::FIELDS.iter().map(to_be_read).collect(),
        foreign: Vec::new(),
    };
    for row in rows.iter().filter(|row| !row.values.is_empty()) {
        let cells: Vec<CellNumber> = row.values.iter().map(|value| value.number.clone()).collect();
        let number = row.number;
        let all = COLUMNS.iter().find(|columns| **columns * Reviews::FIELDS.len() == cells.len());
        if let Some(columns) = all {
            let order = group_order(rows);
            for (at, cells) in order.into_iter().zip(cells.chunks(*columns)) {
                let found = RowReading { cells: cells.to_vec(), number };
                reading.rows[at].found.get_or_insert(found);
            }
        } else if let Some(at) = row.heads.last().and_then(|head| group(head)) {
            reading.rows[at].found.get_or_insert(RowReading { cells, number });
        }
    }
    Some(reading)
}

fn to_be_read(field: &'static Field) -> ReadRow {
    let wording = review_heads(field).join(" ");
    ReadRow { field, wording, columns: &COLUMNS, found: None }
}

/// Which of the three a head names.
fn group(head: &str) -> Option<usize> {
    let head = plain(head);
    let of_form = |field: &Field| review_heads(field).last().map(|head| plain(head));
    let same = |field: &Field| of_form(field).is_some_and(|name| head.ends_with(&name));
    Reviews::FIELDS.iter().position(same)
}

/// The three in the order of their heads from left to right.
fn group_order(rows: &[FormRow]) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (column, _, text) in rows.iter().flat_map(|row| &row.words) {
        if let Some(at) = group(text)
            && !found.iter().any(|(_, other)| *other == at)
        {
            found.push((*column, at));
        }
    }
    found.sort_unstable();
    match found.len() == Reviews::FIELDS.len() {
        true => found.into_iter().map(|(_, at)| at).collect(),
        false => (0..Reviews::FIELDS.len()).collect(),
    }
}
