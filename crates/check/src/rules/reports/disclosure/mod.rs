//! The yearly report on disclosure: its sections, the sums of its tables, its prose (AR-01 to AR-16; 国办公开办函〔2021〕30号, standards 2.4 [S]).

pub mod across_years;
pub mod balance;
pub mod cells;
pub mod fees;
pub mod items;
pub mod missing_tables;
pub mod outcomes;
pub mod period;
pub mod problems;
pub mod prose;
pub mod row_sums;
pub mod rules_row;
pub mod sections;
pub mod title;

use gongbao_base::{
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{
        disclosure::{APPLICATION_COLUMNS, Applications},
        report::{Report, ReportType},
    },
};
use gongbao_site::Site;

use crate::rules::key;

/// The reports on disclosure.
fn reports(site: &Site) -> impl Iterator<Item = (&Document, &Report)> {
    super::reports(site, ReportType::Disclosure)
}

/// Table three of a report when all its rows are whole, so that its sums mean something.
fn whole_applications(report: &Report) -> Option<&Applications> {
    let table = report.table3.as_ref()?;
    let rows = cells::rows_of(table);
    rows.iter().all(|row| cells::is_whole(*row, APPLICATION_COLUMNS.len(), true)).then_some(table)
}

/// Whether two sums are the same; money has cents.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

/// The place of a row of a table.
fn place(document: &Document, table: &str, row: &str) -> Place {
    document.place(&[key(table), key(row)])
}

/// A finding for numbers that do not agree.
fn unequal(
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
