//! Numbers that a table has in several cells, seen when the cells are put together.

use super::number::{NumberKind, PersonalNumber, find};

/// Words of a row or of a column's head that say what its digits are.
const LABELS: [&str; 6] = ["手机", "电话", "联系方式", "卡号", "账号", "账户"];

/// The numbers in cells put together, whose label is the head of a column or the row itself.
#[must_use]
pub fn find_joined(text: &str, label: &str) -> Vec<PersonalNumber> {
    // Neighbouring figures may look like a phone or a card; an identity number has a date and a check digit.
    let labelled = LABELS.iter().any(|word| label.contains(word));
    let mut found = find(text);
    found.retain(|number| labelled || number.kind == NumberKind::Identity);
    let mut cells = cells(text, label);
    cells.retain(|number| {
        found.iter().all(|other| {
            other.range.end <= number.range.start || number.range.end <= other.range.start
        })
    });
    found.append(&mut cells);
    found
}

/// The numbers of single cells of a column that only its head tells.
fn cells(text: &str, head: &str) -> Vec<PersonalNumber> {
    if text.contains(head) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for cell in text.split('\n') {
        let start = cell.as_ptr() as usize - text.as_ptr() as usize;
        let said = format!("{head}：");
        for mut number in find(&format!("{said}{cell}")) {
            if number.range.start >= said.len() {
                number.range =
                    number.range.start - said.len() + start..number.range.end - said.len() + start;
                found.push(number);
            }
        }
    }
    found
}
