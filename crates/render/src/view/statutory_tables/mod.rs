//! The statutory tables of the yearly report on disclosure, each at the end of its section and as the form prints it
//! (`form`, filled cell by cell in `grid`). Fragments of packages show them too.

mod form;
mod grid;

use std::ops::Range;

use serde::Serialize;

pub use self::{form::StatutoryForm, grid::FormCell};
use gongbao_content::kinds::report::Report;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatutoryTable {
    /// Table two: what was disclosed.
    Issued,
    /// Table three: applications.
    Applications,
    /// Table four: reviews and lawsuits.
    Reviews,
}

/// A stretch of the text, and the tables after it.
#[derive(Debug, Serialize)]
pub struct TextPart {
    /// The text as HTML, to be put into the page as it is.
    html: String,
    /// The tables; may be empty.
    tables: Vec<StatutoryForm>,
}

/// What tells the section of each table: its number, and words of its title.
const SECTIONS: [(StatutoryTable, usize, &str); 3] = [
    (StatutoryTable::Issued, 2, "主动公开政府信息"),
    (StatutoryTable::Applications, 3, "收到和处理"),
    (StatutoryTable::Reviews, 4, "行政复议"),
];

/// Where the text is cut, with the tables that follow each stretch; nothing for a report that has none.
#[must_use]
pub fn stretches(report: &Report, html: &str) -> Vec<(Range<usize>, Vec<StatutoryTable>)> {
    let given: Vec<_> = SECTIONS.iter().filter(|(table, ..)| is_given(report, *table)).collect();
    if given.is_empty() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = memchr::memmem::find_iter(html.as_bytes(), "<h2").collect();
    starts.insert(0, 0);
    starts.push(html.len());
    let ranges: Vec<Range<usize>> = starts.windows(2).map(|pair| pair[0]..pair[1]).collect();
    let title = |range: &Range<usize>| {
        let section = &html[range.clone()];
        section.find("</h2>").map_or("", |end| &section[..end])
    };
    let section = |number: usize, words: &str| {
        let titled = ranges.iter().position(|range| title(range).contains(words));
        titled.unwrap_or_else(|| number.min(ranges.len() - 1))
    };
    let places: Vec<(StatutoryTable, usize)> =
        given.iter().map(|(table, number, words)| (*table, section(*number, words))).collect();
    let after = |at: usize| {
        let here = places.iter().filter(|(_, place)| *place == at);
        here.map(|(table, _)| *table).collect()
    };
    ranges.into_iter().enumerate().map(|(at, range)| (range, after(at))).collect()
}

/// The text cut at its sections, with the tables; nothing for a report that has none.
#[must_use]
pub fn parts(report: &Report, html: &str) -> Vec<TextPart> {
    let stretches = stretches(report, html).into_iter();
    let part = |(range, tables): (Range<usize>, Vec<StatutoryTable>)| TextPart {
        html: html[range].to_owned(),
        tables: forms(report, &tables),
    };
    stretches.map(part).collect()
}

/// Tables as the form prints them.
#[must_use]
pub fn forms(report: &Report, tables: &[StatutoryTable]) -> Vec<StatutoryForm> {
    let form = |table: &StatutoryTable| match table {
        StatutoryTable::Issued => report.table2.as_ref().map(form::issued),
        StatutoryTable::Applications => report.table3.as_ref().map(form::applications),
        StatutoryTable::Reviews => report.table4.as_ref().map(form::reviews),
    };
    tables.iter().filter_map(form).collect()
}

fn is_given(report: &Report, table: StatutoryTable) -> bool {
    match table {
        StatutoryTable::Issued => report.table2.is_some(),
        StatutoryTable::Applications => report.table3.is_some(),
        StatutoryTable::Reviews => report.table4.is_some(),
    }
}
