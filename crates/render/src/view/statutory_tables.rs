//! The statutory tables of the yearly report on disclosure, each at the end of its section. Fragments of packages show them
//! too.

use serde::Serialize;

use gongbao_content::kinds::{
    report::Report,
    report::disclosure::{
        APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS, StatutoryRow, with_total,
    },
};

/// A line of a table.
#[derive(Debug, Serialize)]
struct TableLine {
    /// What it counts.
    label: &'static str,
    /// The numbers, one for each column.
    cells: Vec<String>,
}

/// A statutory table.
#[derive(Debug, Serialize)]
pub struct StatutoryTable {
    /// Its official title.
    caption: &'static str,
    /// The heads of the columns after the first.
    columns: Vec<&'static str>,
    /// The lines.
    lines: Vec<TableLine>,
}

/// A stretch of the text, and the tables after it.
#[derive(Debug, Serialize)]
pub struct TextPart {
    /// The text as HTML, to be put into the page as it is.
    pub html: String,
    /// The tables; may be empty.
    tables: Vec<StatutoryTable>,
}

/// The text cut at its sections, with the tables; nothing for a report that has none.
#[must_use]
pub fn parts(report: &Report, html: &str) -> Vec<TextPart> {
    if report.table2.is_none() && report.table3.is_none() && report.table4.is_none() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = memchr::memmem::find_iter(html.as_bytes(), "<h2").collect();
    starts.insert(0, 0);
    starts.push(html.len());
    starts
        .windows(2)
        .enumerate()
        .map(|(section, range)| TextPart {
            html: html[range[0]..range[1]].to_owned(),
            tables: tables(report, section),
        })
        .collect()
}

/// A text without tables.
#[must_use]
pub fn plain(html: String) -> Vec<TextPart> {
    vec![TextPart { html, tables: Vec::new() }]
}

/// The tables of a section, counted from 1.
fn tables(report: &Report, section: usize) -> Vec<StatutoryTable> {
    match section {
        2 => report.table2.as_ref().map_or_else(Vec::new, |table| {
            let rows = table.rows();
            let (first, others) = rows.split_at(2);
            vec![
                statutory_table("表二（一）规章和行政规范性文件", &ISSUED_COLUMNS, first),
                statutory_table(
                    "表二（二）行政行为和收费",
                    &["本年数量（收费单位：万元）"],
                    others,
                ),
            ]
        }),
        3 => report.table3.as_ref().map_or_else(Vec::new, |table| {
            let handled = table.handled();
            let rows: Vec<StatutoryRow<'_>> = table
                .rows()
                .into_iter()
                .map(|(field, row)| {
                    (field, if field.name == "total" { handled.as_slice() } else { row })
                })
                .collect();
            vec![statutory_table(
                "表三 收到和处理政府信息公开申请情况（件）",
                &APPLICATION_COLUMNS,
                &rows,
            )]
        }),
        4 => report.table4.as_ref().map_or_else(Vec::new, |table| {
            vec![statutory_table(
                "表四 行政复议、行政诉讼情况（件）",
                &REVIEW_COLUMNS,
                &table.rows(),
            )]
        }),
        _ => Vec::new(),
    }
}

fn statutory_table(
    caption: &'static str,
    columns: &[&'static str],
    rows: &[StatutoryRow<'_>],
) -> StatutoryTable {
    let line = |(field, numbers): &StatutoryRow<'_>| TableLine {
        label: field.label,
        cells: with_total(numbers, columns.len()).iter().map(ToString::to_string).collect(),
    };
    StatutoryTable { caption, columns: columns.to_vec(), lines: rows.iter().map(line).collect() }
}
