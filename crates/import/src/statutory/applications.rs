//! Table three: each row by its item within its group, each number by the head of its column.

use super::{
    form_rows::FormRow,
    number::CellNumber,
    reading::{ReadRow, RowReading, TableReading},
    wording::{likeness, most_alike, plain},
};
use gongbao_content::{
    fields::Field,
    kinds::report::disclosure::{APPLICATION_COLUMNS, Applications, form::application_heads},
};

/// How many rows a table must have of the form, to be this table.
const ENOUGH: usize = 5;
/// How alike the name of a group must be to that of the form.
const SAME_GROUP: f64 = 0.6;
/// A row has its total, or leaves it to the program.
const COLUMNS: [usize; 2] = [APPLICATION_COLUMNS.len(), APPLICATION_COLUMNS.len() - 1];

/// Reads a table; none when it is another.
pub(super) fn read(rows: &[FormRow]) -> Option<TableReading> {
    let order = order_that_adds_up(rows);
    let mut reading = TableReading {
        rows: Applications::FIELDS.iter().map(to_be_read).collect(),
        foreign: Vec::new(),
    };
    for row in rows.iter().filter(|row| !row.values.is_empty()) {
        let Some(field) = field(row) else {
            let counted = row.values.iter().any(|v| matches!(v.number, CellNumber::Number(_)));
            if counted && !row.heads.is_empty() {
                reading.foreign.push(row.heads.join(" "));
            }
            continue;
        };
        let cells = cells(row, &order);
        let found = Some(RowReading { cells, number: row.number });
        if let Some(place) = reading.rows.iter_mut().find(|row| row.field.name == field.name)
            && place.found.is_none()
        {
            place.found = found;
        }
    }
    let found = reading.rows.iter().filter(|row| row.found.is_some()).count();
    (found >= ENOUGH).then_some(reading)
}

fn to_be_read(field: &'static Field) -> ReadRow {
    let wording = application_heads(field).join(" ");
    ReadRow { field, wording, columns: &COLUMNS, found: None }
}

/// The row of the form that a row is: by the words of its item, which are there once, else by the most alike of its group.
fn field(row: &FormRow) -> Option<&'static Field> {
    let (item, groups) = row.heads.split_last()?;
    let (group, item) = match item.split_once(['：', ':']) {
        Some((group, item)) if groups.is_empty() => (Some(group), item),
        _ => (groups.last().map(String::as_str), item.as_str()),
    };
    let words = plain(item);
    let all = Applications::FIELDS.iter().map(|field| (field, application_heads(field)));
    let all: Vec<(&Field, Vec<&str>)> = all.collect();
    let of_form = |heads: &[&str]| plain(heads.last().copied().unwrap_or_default());
    // Long items are often cut short.
    let says = |heads: &[&str]| {
        let of_form = of_form(heads);
        of_form == words || (words.chars().count() > 6 && of_form.starts_with(&words))
    };
    if let [(field, _)] = all.iter().filter(|(_, heads)| says(heads)).collect::<Vec<_>>()[..] {
        return Some(field);
    }
    let group = group.map(plain);
    let in_group = |heads: &[&str]| match (&group, heads) {
        (Some(group), [.., of_form, _]) => likeness(group, &plain(of_form)) >= SAME_GROUP,
        (None, heads) => heads.len() < 3,
        (Some(_), _) => false,
    };
    let candidates = all.iter().filter(|(_, heads)| in_group(heads));
    most_alike(&words, candidates.map(|(field, heads)| (*field, of_form(heads))))
}

/// The order of the columns: as the heads stand, unless only that of the form makes the totals right. A file may lose where its
/// heads stand.
fn order_that_adds_up(rows: &[FormRow]) -> Vec<(usize, usize, usize)> {
    let order = column_order(rows);
    let adds_up = |order: &[(usize, usize, usize)]| {
        rows.iter().filter(|row| row.values.len() == order.len()).all(|row| {
            let numbers = cells(row, order).into_iter().map(|cell| match cell {
                CellNumber::Number(number) => Some(number),
                CellNumber::Blank | CellNumber::Words(_) => None,
            });
            let Some(numbers) = numbers.collect::<Option<Vec<f64>>>() else { return true };
            numbers.split_last().is_none_or(|(total, others)| {
                others.len() + 1 < COLUMNS[0] || (others.iter().sum::<f64>() - total).abs() < 0.5
            })
        })
    };
    let mut of_form = order.clone();
    let numbers: Vec<usize> = (0..order.len()).collect();
    for (place, number) in of_form.iter_mut().zip(numbers) {
        place.2 = number;
    }
    if !adds_up(&order) && adds_up(&of_form) { of_form } else { order }
}

/// The columns of the form from left to right, as the heads of the table name them, with their places.
fn column_order(rows: &[FormRow]) -> Vec<(usize, usize, usize)> {
    let first = rows.iter().position(|row| {
        row.values.iter().any(|value| matches!(value.number, CellNumber::Number(_)))
    });
    let heads = &rows[..first.unwrap_or(rows.len())];
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    for (number, name) in APPLICATION_COLUMNS.iter().enumerate() {
        let named = |text: &str| {
            let text = plain(text);
            text == *name
                || (number == 6 && text == "合计")
                || (number == 0 && text.starts_with("自然人"))
        };
        let mut cells = heads.iter().flat_map(|row| &row.words);
        if let Some((column, wide, _)) = cells.find(|(_, _, text)| named(text)) {
            order.push((*column, *wide, number));
        }
    }
    order.sort_unstable();
    order
}

/// The numbers of a row in the order of the form; empty when they cannot be told apart.
fn cells(row: &FormRow, order: &[(usize, usize, usize)]) -> Vec<CellNumber> {
    let complete = COLUMNS.contains(&order.len());
    if !complete {
        // The heads were not found: only a row of all numbers can be in the form's own order.
        let all = row.values.len() == COLUMNS[0];
        return if all {
            row.values.iter().map(|v| v.number.clone()).collect()
        } else {
            Vec::new()
        };
    }
    let mut cells: Vec<(usize, CellNumber)> = if row.values.len() == order.len() {
        // However wide a cell is, the first is of the first column.
        let values = row.values.iter().map(|value| value.number.clone());
        order.iter().map(|(_, _, number)| *number).zip(values).collect()
    } else {
        let below = |(column, wide, number): &(usize, usize, usize)| {
            let mut values = row.values.iter().filter(|value| {
                value.column < column + wide && *column < value.column + value.wide
            });
            let value = values.next()?;
            values
                .all(|other| other.number == value.number)
                .then(|| (*number, value.number.clone()))
        };
        match order.iter().map(below).collect() {
            Some(cells) => cells,
            None => return Vec::new(),
        }
    };
    cells.sort_by_key(|(number, _)| *number);
    cells.into_iter().map(|(_, cell)| cell).collect()
}
