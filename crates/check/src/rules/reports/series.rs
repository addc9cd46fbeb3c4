//! The reports of a type, year by year.

use gongbao_content::{
    document::Document,
    kinds::report::{Report, ReportType},
};
use gongbao_site::Site;

/// The reports of a type.
pub(super) fn of_type(
    site: &Site,
    wanted: ReportType,
) -> impl Iterator<Item = (&Document, &Report)> {
    site.reports()
        .filter(move |(_, report)| report.report_type == wanted)
        .map(|(index, report)| (&site.documents[index], report))
}

/// The report of the same type for the year before.
pub(super) fn year_before<'s>(
    site: &'s Site,
    report: &Report,
) -> Option<(&'s Document, &'s Report)> {
    let year = report.year;
    of_type(site, report.report_type).find(|(_, other)| other.year + 1 == year)
}

/// The years that a text names.
pub(super) fn years_in(text: &str) -> Vec<u16> {
    text.match_indices('年')
        .filter_map(|(at, _)| text.get(at.checked_sub(4)?..at)?.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect()
}
