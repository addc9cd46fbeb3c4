//! Finds the lists of stations in a draft, and gives their rows.

use super::columns::{ListColumn, columns};
use crate::model::{Block, DraftDocument, TableBlock, text};

/// How many rows may stand above the heads.
const ABOVE: usize = 4;
/// Words by which a list is one of stations, when nobody said so.
const STATIONS: [&str; 7] =
    ["法律服务", "法律援助", "人民调解", "工作站", "联络点", "法律顾问", "法治文化"];

/// A row of a list: what stands in its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ListRow {
    /// Its place among the rows, from 1.
    pub(super) number: usize,
    cells: Vec<(ListColumn, String)>,
}

/// The rows of all lists, and the heads of columns that no field takes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct StationList {
    pub(super) rows: Vec<ListRow>,
    pub(super) others: Vec<String>,
    /// Rows without a name.
    pub(super) unnamed: usize,
}

impl ListRow {
    /// What stands in a column; nothing for an empty cell.
    pub(super) fn get(&self, column: ListColumn) -> Option<&str> {
        let cell = self.cells.iter().find(|(other, _)| *other == column);
        cell.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    }

    /// Whether this row goes on with the station of another: the same name and address.
    fn goes_on(&self, before: &Self) -> bool {
        let same = |column| self.get(column) == before.get(column);
        same(ListColumn::Name) && same(ListColumn::Address)
    }

    /// Adds what a further row says of the same station.
    fn join(&mut self, more: &Self) {
        for (column, said) in &more.cells {
            match self.cells.iter_mut().find(|(other, _)| other == column) {
                Some((_, known)) if known != said && !said.trim().is_empty() => {
                    let mark = if known.trim().is_empty() { "" } else { "；" };
                    *known = format!("{known}{mark}{said}");
                }
                _ => {}
            }
        }
    }
}

/// The lists of a draft; none when it has none. `told` says that stations are wanted.
pub(super) fn list(draft: &DraftDocument, told: bool) -> Option<StationList> {
    let mut list = StationList::default();
    let about = |words: &str| STATIONS.iter().any(|known| words.contains(known));
    let title = draft.title.as_deref().is_some_and(about);
    for block in &draft.blocks {
        let Block::Table(table) = block else { continue };
        let Some((first, columns)) = head(table) else { continue };
        let names: String =
            rows(table).skip(first + 1).filter_map(|row| name(&row, &columns)).collect();
        if told || title || about(&names) {
            take(table, first, &columns, &mut list);
        }
    }
    (!list.rows.is_empty()).then_some(list)
}

/// The row of the heads, and what its columns hold.
fn head(table: &TableBlock) -> Option<(usize, Vec<Option<ListColumn>>)> {
    let found = rows(table).take(ABOVE).enumerate();
    found.filter_map(|(at, heads)| Some((at, columns(&heads)?))).next()
}

fn rows(table: &TableBlock) -> impl Iterator<Item = Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect())
}

fn name(row: &[String], columns: &[Option<ListColumn>]) -> Option<String> {
    let at = columns.iter().position(|column| *column == Some(ListColumn::Name))?;
    row.get(at).cloned()
}

/// Adds the rows of a table.
fn take(table: &TableBlock, first: usize, columns: &[Option<ListColumn>], list: &mut StationList) {
    let heads = rows(table).nth(first).unwrap_or_default();
    for (head, column) in heads.iter().zip(columns) {
        let head = head.replace('\n', "");
        if column.is_none() && !head.trim().is_empty() && !list.others.contains(&head) {
            list.others.push(head);
        }
    }
    for row in rows(table).skip(first + 1) {
        let cells = columns.iter().zip(&row).filter_map(|(column, text)| {
            column.filter(|c| *c != ListColumn::Counter).map(|column| (column, text.clone()))
        });
        let row = ListRow { number: list.rows.len() + 1, cells: cells.collect() };
        if row.get(ListColumn::Name).is_none() {
            list.unnamed += usize::from(row.cells.iter().any(|(_, text)| !text.trim().is_empty()));
            continue;
        }
        match list.rows.last_mut().filter(|before| row.goes_on(before)) {
            Some(before) => before.join(&row),
            None => list.rows.push(row),
        }
    }
}
