//! What is looked for in the tables of an attachment: cells that only their heads, the title and the other cells tell of.

use super::{home_address, minors, name_lists, sensitive};
use crate::reading::PublishedTable;
use gongbao_base::{
    code::Code,
    finding::Severity::{self, Error, Warning},
};

/// A rule that a table can be held against.
pub(crate) struct TableRule {
    pub code: &'static Code,
    pub severity: Severity,
    /// The cells that break it, by row and column.
    pub find: fn(&PublishedTable<'_>) -> Vec<(usize, usize)>,
}

pub(crate) const OF_TABLE: [TableRule; 4] = [
    rule(&name_lists::SENSITIVE_COLUMN, Error, |table| {
        name_lists::sensitive_column(table).map(|column| (0, column)).into_iter().collect()
    }),
    rule(&minors::NAMED_CHILD, Error, minors::children),
    rule(&sensitive::SENSITIVE_PERSON, Error, |table| sensitive::people(table, "")),
    rule(&home_address::HOME_ADDRESS, Warning, home_address::homes),
];

const fn rule(
    code: &'static Code,
    severity: Severity,
    find: fn(&PublishedTable<'_>) -> Vec<(usize, usize)>,
) -> TableRule {
    TableRule { code, severity, find }
}
