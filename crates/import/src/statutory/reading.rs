//! What was read of a statutory table: numbers by row, and what has to be asked before they are complete.

use super::number::{CellNumber, numbers};
use crate::{
    front_matter::{DraftField, FieldOrigin, OPEN},
    model::DraftDocument,
    question::{AnswerShape, Question},
};
use gongbao_base::finding::Message;
use gongbao_content::fields::Field;

/// A row of the form, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowReading {
    /// The cells in the order of the form; empty when they could not be told apart.
    pub(super) cells: Vec<CellNumber>,
    /// The row in the file's table, from 1.
    pub(super) number: usize,
}

/// A row that the form asks for: its declaration, how it is called in full, the numbers of its columns, and what was read.
#[derive(Debug)]
pub(super) struct ReadRow {
    pub(super) field: &'static Field,
    pub(super) wording: String,
    /// How many numbers it may have; the largest first.
    pub(super) columns: &'static [usize],
    pub(super) found: Option<RowReading>,
}

/// What was read of a table.
#[derive(Debug)]
pub(super) struct TableReading {
    pub(super) rows: Vec<ReadRow>,
    /// Rows with numbers that the form does not have.
    pub(super) foreign: Vec<String>,
}

impl TableReading {
    /// Adds what a further part of the same table holds.
    pub(super) fn join(&mut self, more: Self) {
        for (row, other) in self.rows.iter_mut().zip(more.rows) {
            row.found = row.found.take().or(other.found);
        }
        self.foreign.extend(more.foreign);
    }

    fn blanks(&self) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.found.as_ref());
        cells.flat_map(|found| &found.cells).filter(|cell| **cell == CellNumber::Blank).count()
    }
}

/// The table as a field; rows that are uncertain are asked and stay open.
pub(super) fn to_field(
    name: &'static str,
    label: &'static str,
    reading: TableReading,
    draft: &mut DraftDocument,
) -> Option<DraftField> {
    let filled = blanks_are_nought(name, label, &reading, draft);
    for row in &reading.foreign {
        draft.note(
            format!("{label}里有一行“{row}”不在法定表式里，没有带过来"),
            format!("{name}: the row `{row}` is not in the official form and was left out"),
        );
    }
    let (mut yaml, mut told) = (String::new(), Vec::new());
    for row in &reading.rows {
        let key = row.field.label;
        match row_numbers(name, label, row, filled, draft) {
            Some(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                yaml.push_str(&format!("\n  {key}: [{}]", numbers.join(", ")));
                told.push(format!("{key}：{}", numbers.join("、")));
            }
            None => yaml.push_str(&format!("\n  {key}:  {OPEN}{}", row.wording)),
        }
    }
    let place = Message::new(format!("{label}的表格"), format!("the table that is {name}"));
    let origin = FieldOrigin::Read;
    Some(DraftField { key: label, name, value: told.join("\n"), origin, place, yaml })
}

/// Whether empty cells are noughts, as someone answered; none when nobody did, or when there are none.
fn blanks_are_nought(
    name: &str,
    label: &str,
    reading: &TableReading,
    draft: &mut DraftDocument,
) -> Option<bool> {
    let blanks = reading.blanks();
    if blanks == 0 {
        return None;
    }
    let question = Question {
        id: format!("{name}-blank"),
        field: format!("{label}的空格"),
        read: None,
        place: Message::new(format!("{label}的表格"), format!("the table that is {name}")),
        shape: AnswerShape::Choice,
        choices: vec!["是".to_owned(), "否".to_owned()],
        reason: Message::new(
            format!("{label}有{blanks}格是空的或画了斜线，是不是都填0？"),
            format!("{blanks} cell(s) are empty or struck through: are all of them 0?"),
        ),
    };
    draft.inquiry.ask(question, |answer| match answer {
        "是" | "true" => Some(true),
        "否" | "false" => Some(false),
        _ => None,
    })
}

/// The numbers of a row, or a question.
fn row_numbers(
    name: &str,
    label: &str,
    row: &ReadRow,
    filled: Option<bool>,
    draft: &mut DraftDocument,
) -> Option<Vec<f64>> {
    let cell = |cell: &CellNumber| match cell {
        CellNumber::Number(number) => Some(*number),
        CellNumber::Blank => (filled == Some(true)).then_some(0.0),
        CellNumber::Words(_) => None,
    };
    let found = row.found.as_ref();
    let read: Option<Vec<f64>> =
        found.and_then(|found| found.cells.iter().map(cell).collect::<Option<Vec<f64>>>());
    if let Some(read) = read.filter(|read| row.columns.contains(&read.len())) {
        return Some(read);
    }
    let only_blanks = found.is_some_and(|found| {
        !found.cells.is_empty() && !found.cells.iter().any(|c| matches!(c, CellNumber::Words(_)))
    });
    if only_blanks && filled.is_none() {
        // One question asks for all empty cells.
        return None;
    }
    let columns = row.columns.first().copied().unwrap_or(1);
    let (zh, en) = match found {
        None => ("没有找到这一行", "the row was not found"),
        Some(_) => ("这一行的数认不准", "the numbers of the row could not be told apart"),
    };
    let question = Question {
        id: format!("{name}-{}", row.field.name),
        field: format!("{label}“{}”", row.wording),
        read: found.map(|found| found.cells.iter().map(shown).collect::<Vec<_>>().join("、")),
        place: match found {
            Some(found) => Message::new(
                format!("{label}第{}行", found.number),
                format!("{name}, row {}", found.number),
            ),
            None => Message::new(format!("{label}的表格"), format!("the table that is {name}")),
        },
        shape: AnswerShape::Words,
        choices: Vec::new(),
        reason: Message::new(
            format!("{zh}，请依次写{columns}个数，用顿号隔开"),
            format!("{en}: write its {columns} number(s), parted by commas"),
        ),
    };
    let fits = |answer: &str| numbers(answer).filter(|given| row.columns.contains(&given.len()));
    draft.inquiry.ask(question, fits)
}

fn shown(cell: &CellNumber) -> String {
    match cell {
        CellNumber::Number(number) => number.to_string(),
        CellNumber::Blank => "空".to_owned(),
        CellNumber::Words(words) => words.clone(),
    }
}
