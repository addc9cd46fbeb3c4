//! Reports: figures as a table with bars, beside those of other years.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Here, shell::Anchor, tables};
use gongbao_content::{
    figures,
    kinds::{
        Entry,
        report::{Figure, Report},
    },
};
use gongbao_site::plan::Plan;

/// A figure in the table.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    label: String,
    value: String,
    unit: String,
    note: Option<String>,
    /// The bar's length in percent, when there is something to compare with.
    bar: Option<String>,
    /// The value of the year before, when that year's report has the same figure.
    before: Option<String>,
    /// How it differs from the year before, in words.
    change: Option<String>,
}

/// Figures of one part of the work.
#[derive(Debug, Serialize)]
pub struct Group {
    name: String,
    rows: Vec<Row>,
    /// Whether any row has a bar.
    bars: bool,
    /// Whether any row has the year before.
    compared: bool,
}

/// A report.
#[derive(Debug, Serialize)]
pub(super) struct ReportView {
    year: u16,
    kind: &'static str,
    groups: Vec<Group>,
    /// The text with the statutory tables in their sections, of a report on disclosure.
    parts: Vec<tables::Part>,
    total: usize,
    before_year: Option<u16>,
    /// The data of all reports.
    csv: String,
    comparison: String,
    others: Vec<Anchor>,
}

impl ReportView {
    pub(super) fn new(here: &Here<'_>, index: usize) -> Self {
        let site = here.plan.site;
        let empty = Report::default();
        let report = match &site.documents[index].entry {
            Entry::Report(report) => report,
            _ => &empty,
        };
        let before = before(here.plan, report);
        let others = site.reports().filter(|(other, _)| *other != index);
        Self {
            year: report.year,
            kind: report.report_type.label(),
            groups: groups(report, before),
            parts: tables::parts(report, &here.body(&site.documents[index].body)),
            total: report.figures.len(),
            before_year: before.map(|before| before.year),
            csv: here.file("data/figures.csv"),
            comparison: here.page("reports/figures.html"),
            others: others
                .map(|(other, _)| Anchor {
                    title: site.documents[other].common.title.clone(),
                    link: here.document(other),
                })
                .take(5)
                .collect(),
        }
    }
}

/// The report of the year before.
pub(super) fn before<'a>(plan: &Plan<'a>, report: &Report) -> Option<&'a Report> {
    let mut others = plan.site.reports().map(|(_, other)| other);
    others.find(|other| other.report_type == report.report_type && other.year + 1 == report.year)
}

/// A report's figures by the part of the work they belong to.
pub(super) fn groups(report: &Report, before: Option<&Report>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for figure in &report.figures {
        let name = figure.group.clone().unwrap_or_else(|| "其他".to_owned());
        let row = row(figure, report, before);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { name, rows: vec![row], bars: false, compared: false }),
        }
    }
    for group in &mut groups {
        group.bars = group.rows.iter().any(|row| row.bar.is_some());
        group.compared = group.rows.iter().any(|row| row.before.is_some());
    }
    groups
}

fn row(figure: &Figure, report: &Report, before: Option<&Report>) -> Row {
    let earlier = before.and_then(|before| {
        before.figures.iter().find(|other| other.id == figure.id && other.unit == figure.unit)
    });
    Row {
        id: figure.id.0.clone(),
        label: figure.label.clone(),
        value: figures::number(figure.value),
        unit: figure.unit.clone(),
        note: figure.note.clone(),
        bar: bar(figure, report),
        before: earlier.map(|earlier| figures::number(earlier.value)),
        change: earlier.map(|earlier| change(earlier.value, figure.value, &figure.unit)),
    }
}

/// A bar compares: a percentage with the whole, another value with the largest of its unit in the same part.
fn bar(figure: &Figure, report: &Report) -> Option<String> {
    if figure.value < 0.0 {
        return None;
    }
    if figure.unit == "%" {
        return Some(figures::number((figure.value.min(100.0) * 10.0).round() / 10.0));
    }
    let peers = || {
        report
            .figures
            .iter()
            .filter(|other| other.unit == figure.unit && other.group == figure.group)
    };
    let largest = peers().map(|other| other.value).fold(0.0, f64::max);
    (peers().count() > 1 && largest > 0.0)
        .then(|| figures::number((figure.value / largest * 1000.0).round() / 10.0))
}

fn change(before: f64, now: f64, unit: &str) -> String {
    let difference = ((now - before) * 1e6).round() / 1e6;
    if difference > 0.0 {
        format!("增加{}{unit}", figures::number(difference))
    } else if difference < 0.0 {
        format!("减少{}{unit}", figures::number(-difference))
    } else {
        "持平".to_owned()
    }
}

/// A figure through the years.
#[derive(Debug, Serialize)]
struct Series {
    label: String,
    unit: String,
    /// One cell a year; none where the year's report does not have it.
    cells: Vec<Option<Cell>>,
}

/// A figure in one year.
#[derive(Debug, Serialize)]
struct Cell {
    value: String,
    bar: Option<String>,
}

/// Reports of one type side by side.
#[derive(Debug, Serialize)]
pub(super) struct Comparison {
    kind: &'static str,
    years: Vec<Anchor>,
    series: Vec<Series>,
}

/// All figures by type of report, the newest year first.
pub(super) fn comparison(here: &Here<'_>) -> Vec<Comparison> {
    let site = here.plan.site;
    let mut types: BTreeMap<_, Vec<(usize, &Report)>> = BTreeMap::new();
    for (index, report) in site.reports().filter(|(_, report)| !report.figures.is_empty()) {
        types.entry(report.report_type).or_default().push((index, report));
    }
    types
        .into_iter()
        .map(|(kind, reports)| Comparison {
            kind: kind.label(),
            years: reports
                .iter()
                .map(|(index, report)| Anchor {
                    title: format!("{}年", report.year),
                    link: here.document(*index),
                })
                .collect(),
            series: series(&reports),
        })
        .collect()
}

fn series(reports: &[(usize, &Report)]) -> Vec<Series> {
    let mut keys: Vec<(&str, &str, &str)> = Vec::new();
    for figure in reports.iter().flat_map(|(_, report)| &report.figures) {
        let key = (figure.id.0.as_str(), figure.unit.as_str(), figure.label.as_str());
        if !keys.iter().any(|(id, unit, _)| (*id, *unit) == (key.0, key.1)) {
            keys.push(key);
        }
    }
    keys.into_iter()
        .map(|(id, unit, label)| {
            let values: Vec<Option<f64>> = reports
                .iter()
                .map(|(_, report)| {
                    report
                        .figures
                        .iter()
                        .find(|figure| figure.id.0 == id && figure.unit == unit)
                        .map(|figure| figure.value)
                })
                .collect();
            let largest = values.iter().flatten().fold(0.0, |a: f64, b| a.max(*b));
            let several = values.iter().flatten().count() > 1;
            let cell = |value: f64| Cell {
                value: figures::number(value),
                bar: (several && value >= 0.0 && largest > 0.0)
                    .then(|| figures::number((value / largest * 1000.0).round() / 10.0)),
            };
            Series {
                label: label.to_owned(),
                unit: unit.to_owned(),
                cells: values.into_iter().map(|value| value.map(cell)).collect(),
            }
        })
        .collect()
}
