//! A yearly report: its text with the statutory tables, its figures, and the other reports.

use serde::Serialize;

use super::{
    context::PageContext,
    document,
    figure_table::{self, FigureGroup, FigureRow},
    links::Anchor,
    statutory_tables::{self, TextPart},
    template::View,
};
use crate::error::BuildError;
use gongbao_content::kinds::report::Report;

/// What a report shows. Templates know it as `report`.
#[derive(Debug, Serialize)]
struct ReportView {
    /// The year that is reported.
    year: u16,
    /// The type of report in Chinese.
    kind: &'static str,
    /// Up to four figures that come first: those that the year before has too, else the first ones.
    first: Vec<FigureRow>,
    /// Whether any figure has the year before.
    compared: bool,
    /// The figures by part of the work; may be empty.
    groups: Vec<FigureGroup>,
    /// The text with the statutory tables in their sections; empty but for reports on disclosure that have them.
    parts: Vec<TextPart>,
    /// How many figures the report has.
    total: usize,
    /// The year with which figures are compared; absent when there is no report of it.
    before_year: Option<u16>,
    /// The link to the open data of all reports.
    csv: String,
    /// The link to the figures of all years side by side.
    comparison: String,
    /// Up to five other reports.
    others: Vec<Anchor>,
}

/// The page of a report, by the document's index in the site.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    report: &Report,
) -> Result<View, BuildError> {
    let data = ReportView::new(context, index, report);
    document::view(context, index, "report.html")?.with("report", &data)
}

impl ReportView {
    fn new(context: &PageContext<'_>, index: usize, report: &Report) -> Self {
        let site = context.plan.site;
        let before = figure_table::year_before(context.plan, report);
        let groups = figure_table::groups(report, before);
        let others = site.reports().filter(|(other, _)| *other != index);
        Self {
            year: report.year,
            kind: report.report_type.label(),
            first: figure_table::first(&groups),
            compared: figure_table::compared(&groups),
            groups,
            parts: statutory_tables::parts(report, &context.body(&site.documents[index].body)),
            total: report.figures.len(),
            before_year: before.map(|before| before.year),
            csv: context.file_link("data/figures.csv"),
            comparison: context.page_link("reports/figures.html"),
            others: others.map(|(other, _)| Anchor::document(context, other)).take(5).collect(),
        }
    }
}
