//! The statutory tables of the yearly report on disclosure, each at the end of its section.

use serde::Serialize;

use gongbao_content::kinds::{
    disclosure::{APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS, Row, with_total},
    report::Report,
};

/// A row: its name and its cells.
#[derive(Debug, Serialize)]
struct Line {
    label: &'static str,
    cells: Vec<String>,
}

/// A table.
#[derive(Debug, Serialize)]
pub struct Table {
    caption: &'static str,
    columns: Vec<&'static str>,
    lines: Vec<Line>,
}

/// A stretch of the text, and the tables after it.
#[derive(Debug, Serialize)]
pub struct Part {
    /// The text.
    pub html: String,
    tables: Vec<Table>,
}

/// The text cut at its sections, with the tables; nothing for a report that has none.
pub(super) fn parts(report: &Report, html: &str) -> Vec<Part> {
    if report.table2.is_none() && report.table3.is_none() && report.table4.is_none() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = memchr::memmem::find_iter(html.as_bytes(), "<h2").collect();
    starts.insert(0, 0);
    starts.push(html.len());
    starts
        .windows(2)
        .enumerate()
        .map(|(section, range)| Part {
            html: html[range[0]..range[1]].to_owned(),
            tables: tables(report, section),
        })
        .collect()
}

/// A text without tables.
pub(super) fn plain(html: String) -> Vec<Part> {
    vec![Part { html, tables: Vec::new() }]
}

/// The tables of a section, counted from 1.
fn tables(report: &Report, section: usize) -> Vec<Table> {
    match section {
        2 => report.table2.as_ref().map_or_else(Vec::new, |table| {
            let rows = table.rows();
            let (first, others) = rows.split_at(2);
            vec![
                made("表二（一）规章和行政规范性文件", &ISSUED_COLUMNS, first),
                made("表二（二）行政行为和收费", &["本年数量（收费单位：万元）"], others),
            ]
        }),
        3 => report.table3.as_ref().map_or_else(Vec::new, |table| {
            let handled = table.handled();
            let rows: Vec<Row<'_>> = table
                .rows()
                .into_iter()
                .map(|(field, row)| {
                    (field, if field.name == "total" { handled.as_slice() } else { row })
                })
                .collect();
            vec![made("表三 收到和处理政府信息公开申请情况（件）", &APPLICATION_COLUMNS, &rows)]
        }),
        4 => report.table4.as_ref().map_or_else(Vec::new, |table| {
            vec![made("表四 行政复议、行政诉讼情况（件）", &REVIEW_COLUMNS, &table.rows())]
        }),
        _ => Vec::new(),
    }
}

fn made(caption: &'static str, columns: &[&'static str], rows: &[Row<'_>]) -> Table {
    let line = |(field, numbers): &Row<'_>| Line {
        label: field.label,
        cells: with_total(numbers, columns.len()).iter().map(ToString::to_string).collect(),
    };
    Table { caption, columns: columns.to_vec(), lines: rows.iter().map(line).collect() }
}
