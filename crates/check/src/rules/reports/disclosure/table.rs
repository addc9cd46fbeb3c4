//! The reports on disclosure and their tables: rows, sums, places.

use crate::rules::reports::series::of_type;
use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{
        report::disclosure::{APPLICATION_COLUMNS, Applications, StatutoryRow},
        report::{Report, ReportType},
    },
    yaml::key,
};
use gongbao_site::Site;

/// The reports on disclosure.
pub(super) fn reports(site: &Site) -> impl Iterator<Item = (&Document, &Report)> {
    of_type(site, ReportType::Disclosure)
}

/// Table three of a report when all its rows are whole, so that its sums mean something.
pub(super) fn whole_applications(report: &Report) -> Option<&Applications> {
    let table = report.table3.as_ref()?;
    let rows = rows_of(table);
    rows.iter().all(|row| is_whole(*row, APPLICATION_COLUMNS.len(), true)).then_some(table)
}

/// Whether two sums are the same; money has cents.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

/// The place of a row of a table.
pub(super) fn place(document: &Document, table: &str, row: &str) -> Place {
    document.place(&[key(table), key(row)])
}

/// A finding for numbers that do not agree.
pub(super) fn unequal(
    document: &Document,
    code: &'static Code,
    (table, row): (&str, &str),
    zh: String,
    en: String,
) -> Finding {
    Finding::new(code, place(document, table, row)).says(zh, en).help(
        "核对这一行和这一列的数，改正后再生成",
        "check the numbers of this row and this column",
    )
}

/// The rows of table three that are to be filled in: its total may be left out.
pub(super) fn rows_of(table: &Applications) -> Vec<StatutoryRow<'_>> {
    let mut rows = table.rows();
    if table.total.is_empty() {
        rows.retain(|(field, _)| field.name != "total");
    }
    rows
}

/// Whether a row has as many numbers as its columns, or one less where the total may be left out; and only counts.
pub(super) fn is_whole((field, numbers): StatutoryRow<'_>, columns: usize, total: bool) -> bool {
    let right = numbers.len() == columns || (total && numbers.len() + 1 == columns);
    let count = |number: &f64| *number >= 0.0 && (number.fract() == 0.0 || field.name == "fees");
    right && numbers.iter().all(count)
}
