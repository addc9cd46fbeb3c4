//! The statutory tables of a report as data: its digest is taken of them, however the form prints them.

use std::ops::Range;

use serde::Serialize;

use gongbao_content::kinds::report::{
    Report,
    disclosure::{APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS, StatutoryRow, with_total},
};
use gongbao_render::view::statutory_tables::{StatutoryTable, stretches};

/// A line of a table.
#[derive(Debug, Serialize)]
struct TableLine {
    /// What it counts.
    label: &'static str,
    /// The numbers, one for each column.
    cells: Vec<String>,
}

/// The numbers of a statutory table. Its fields are part of the document's digest in receipts.
#[derive(Debug, Serialize)]
pub(super) struct TableData {
    /// Its title.
    caption: &'static str,
    /// The heads of the columns after the first.
    columns: Vec<&'static str>,
    /// The lines.
    lines: Vec<TableLine>,
}

/// A stretch of the text, and the numbers of the tables after it.
#[derive(Debug, Serialize)]
pub struct FragmentPart {
    /// The text as HTML, to be put into the page as it is.
    pub html: String,
    /// The numbers; may be empty. The template shows the `forms` of the same place instead.
    tables: Vec<TableData>,
}

/// A text without tables.
pub(super) fn plain(html: &str) -> Vec<FragmentPart> {
    vec![FragmentPart { html: html.to_owned(), tables: Vec::new() }]
}

/// The text of a report, cut where statutory tables follow.
pub(super) fn parts(report: &Report, html: &str) -> Vec<FragmentPart> {
    let stretches = stretches(report, html);
    if stretches.is_empty() {
        return plain(html);
    }
    let part = |(range, statutory): (Range<usize>, Vec<StatutoryTable>)| FragmentPart {
        html: html[range].to_owned(),
        tables: statutory.iter().flat_map(|table| data(report, *table)).collect(),
    };
    stretches.into_iter().map(part).collect()
}

fn data(report: &Report, table: StatutoryTable) -> Vec<TableData> {
    match table {
        StatutoryTable::Issued => report.table2.as_ref().map_or_else(Vec::new, |table| {
            let rows = table.rows();
            let (first, others) = rows.split_at(2);
            vec![
                rows_as_data("表二（一）规章和行政规范性文件", &ISSUED_COLUMNS, first),
                rows_as_data("表二（二）行政行为和收费", &["本年数量（收费单位：万元）"], others),
            ]
        }),
        StatutoryTable::Applications => report.table3.as_ref().map_or_else(Vec::new, |table| {
            let handled = table.handled();
            let mut rows = table.rows();
            for (field, row) in &mut rows {
                if field.name == "total" {
                    *row = &handled;
                }
            }
            let caption = "表三 收到和处理政府信息公开申请情况（件）";
            vec![rows_as_data(caption, &APPLICATION_COLUMNS, &rows)]
        }),
        StatutoryTable::Reviews => report.table4.as_ref().map_or_else(Vec::new, |table| {
            let caption = "表四 行政复议、行政诉讼情况（件）";
            vec![rows_as_data(caption, &REVIEW_COLUMNS, &table.rows())]
        }),
    }
}

fn rows_as_data(
    caption: &'static str,
    columns: &[&'static str],
    rows: &[StatutoryRow<'_>],
) -> TableData {
    let line = |(field, numbers): &StatutoryRow<'_>| TableLine {
        label: field.label,
        cells: with_total(numbers, columns.len()).iter().map(ToString::to_string).collect(),
    };
    TableData { caption, columns: columns.to_vec(), lines: rows.iter().map(line).collect() }
}
