//! Table two: each row by what it counts, the first two with three numbers. The form of before 2021 is told apart.

use super::{
    form_rows::FormRow,
    number::CellNumber,
    reading::{ReadRow, RowReading, TableReading},
    wording::plain,
};
use gongbao_content::{
    fields::Field,
    kinds::report::disclosure::{ISSUED_COLUMNS, Issued},
};

/// What only the form of before 2021 asks for.
const OLD: [&str; 7] = [
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "本年增减",
    "采购项目数量",
    "其他对外管理服务事项",
];

/// The numbers of a row: three for what the office issues, else one.
const THREE: [usize; 1] = [ISSUED_COLUMNS.len()];
const ONE: [usize; 1] = [1];

/// Whether a table is table two as it was before 2021.
pub(super) fn is_of_old_form(rows: &[FormRow]) -> bool {
    let mut words = rows.iter().flat_map(|row| &row.words);
    words.any(|(_, _, text)| {
        let text: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        OLD.contains(&text.as_str())
    })
}

/// Reads a table; none when it is another.
pub(super) fn read(rows: &[FormRow]) -> Option<TableReading> {
    let of_form = rows.iter().flat_map(|row| &row.words).any(|(_, _, text)| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        text.starts_with("第二十条第") || ISSUED_COLUMNS.contains(&text.as_str())
    });
    if !of_form {
        return None;
    }
    let mut reading =
        TableReading { rows: Issued::FIELDS.iter().map(to_be_read).collect(), foreign: Vec::new() };
    // The unit of the fees stands in the head above them.
    let mut unit_is_yuan = false;
    for row in rows {
        let heads: String = row.words.iter().map(|(_, _, text)| text.as_str()).collect();
        if row.values.is_empty() {
            if heads.contains("收费金额") {
                unit_is_yuan = heads.contains('元') && !heads.contains("万元");
            }
            continue;
        }
        let Some(place) = place(&mut reading, row) else { continue };
        let mut cells: Vec<CellNumber> =
            row.values.iter().map(|value| value.number.clone()).collect();
        if place.columns == ONE {
            cells = single(cells);
            if place.field.name == "fees" && unit_is_yuan {
                cells = cells.into_iter().map(in_yuan).collect();
            }
        } else if cells.len() > THREE[0] {
            cells.dedup();
        }
        place.found.get_or_insert(RowReading { cells, number: row.number });
    }
    reading.rows.iter().any(|row| row.found.is_some()).then_some(reading)
}

fn to_be_read(field: &'static Field) -> ReadRow {
    let columns: &'static [usize] =
        if matches!(field.name, "rules" | "normative") { &THREE } else { &ONE };
    ReadRow { field, wording: field.label.to_owned(), columns, found: None }
}

/// The row of the form that a row is.
fn place<'r>(reading: &'r mut TableReading, row: &FormRow) -> Option<&'r mut ReadRow> {
    let words = plain(row.heads.last()?);
    let name = if words == "规范性文件" { "行政规范性文件" } else { words.as_str() };
    if let Some(at) = reading.rows.iter().position(|row| row.field.label == name) {
        return reading.rows.get_mut(at);
    }
    if row.values.iter().any(|value| matches!(value.number, CellNumber::Number(_))) {
        reading.foreign.push(row.heads.join(" "));
    }
    None
}

/// The one number of a row whose cell is as wide as three; several different ones are not told apart.
fn single(cells: Vec<CellNumber>) -> Vec<CellNumber> {
    let mut numbers: Vec<CellNumber> =
        cells.iter().filter(|cell| **cell != CellNumber::Blank).cloned().collect();
    numbers.dedup();
    match numbers.len() {
        0 => vec![CellNumber::Blank],
        _ => numbers,
    }
}

/// An amount in yuan: the form asks for 10,000 yuan, so it is asked; nothing stays nothing.
fn in_yuan(cell: CellNumber) -> CellNumber {
    match cell {
        CellNumber::Number(number) if number != 0.0 => {
            CellNumber::Words(format!("{number}元（表里的单位是元，要填万元）"))
        }
        other => other,
    }
}
