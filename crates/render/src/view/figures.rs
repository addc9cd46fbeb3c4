//! The figures of all reports, year beside year. Templates know them as `figures`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    context::PageContext,
    figure_table,
    links::Anchor,
    meta_tags,
    shell::{self, Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;
use gongbao_content::{
    figures,
    kinds::report::{Figure, Report},
};

/// A figure in one year.
#[derive(Debug, Serialize)]
struct FigureCell {
    /// Its value, such as `1234.5`, or 第1名 of a place in an order.
    value: String,
    /// The bar's length in percent; absent when there is nothing to compare with.
    bar: Option<String>,
    /// What is left of 100 above the bar, when it stands; absent with it.
    above: Option<String>,
}

/// A figure through the years.
#[derive(Debug, Serialize)]
struct FigureSeries {
    /// Its name.
    label: String,
    /// Its unit, such as 件; empty of places in an order, which have it already.
    unit: String,
    /// One cell for each of the years; null where the year's report does not have the figure.
    cells: Vec<Option<FigureCell>>,
}

/// Reports of one type side by side.
#[derive(Debug, Serialize)]
struct FigureComparison {
    /// The type of report in Chinese.
    kind: &'static str,
    /// The years, such as 2023年, each with the link to its report; the oldest first.
    years: Vec<Anchor>,
    /// The figures, in the order of the reports.
    series: Vec<FigureSeries>,
}

/// The page with the figures of all reports.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    View::new("figures.html").with("page", &shell(context))?.with("figures", &comparison(context))
}

fn shell(context: &PageContext<'_>) -> Shell {
    let (title, description) = ("历年数据", "历年报告里的数据，按年份并列");
    let reports =
        Anchor { title: "年度报告".to_owned(), link: context.page_link("reports/index.html") };
    let parts = ShellParts {
        title: title.to_owned(),
        prefix: "",
        description: description.to_owned(),
        section: "reports".to_owned(),
        crumbs: vec![shell::home_crumb(context), reports],
        tags: meta_tags::column(title, description, title, "数据发布"),
        indexed: true,
    };
    Shell::new(context, parts)
}

/// All figures by type of report, the oldest year first, as a chart is read.
fn comparison(context: &PageContext<'_>) -> Vec<FigureComparison> {
    let site = context.plan.site;
    let mut types: BTreeMap<_, Vec<(usize, &Report)>> = BTreeMap::new();
    for (index, report) in site.reports().filter(|(_, report)| !report.figures.is_empty()) {
        types.entry(report.report_type).or_default().push((index, report));
    }
    for reports in types.values_mut() {
        reports.sort_by_key(|(index, report)| (report.year, *index));
    }
    types
        .into_iter()
        .map(|(kind, reports)| FigureComparison {
            kind: kind.label(),
            years: reports
                .iter()
                .map(|(index, report)| Anchor {
                    title: format!("{}年", report.year),
                    link: context.document_link(*index),
                })
                .collect(),
            series: series(&reports),
        })
        .collect()
}

fn series(reports: &[(usize, &Report)]) -> Vec<FigureSeries> {
    let mut keys: Vec<(&str, &str, &str)> = Vec::new();
    for figure in reports.iter().flat_map(|(_, report)| &report.figures) {
        let key = (figure.id.0.as_str(), figure.unit.as_str(), figure.label.as_str());
        if !keys.iter().any(|(id, unit, _)| (*id, *unit) == (key.0, key.1)) {
            keys.push(key);
        }
    }
    keys.into_iter()
        .map(|(id, unit, label)| {
            let values: Vec<Option<&Figure>> = reports
                .iter()
                .map(|(_, report)| {
                    report.figures.iter().find(|figure| figure.id.0 == id && figure.unit == unit)
                })
                .collect();
            let largest = values.iter().flatten().fold(0.0, |a: f64, b| a.max(b.value));
            let drawn = !ranks(reports, id);
            let placed = values.iter().flatten().all(|figure| figure_table::is_place(figure));
            let several = values.iter().flatten().count() > 1;
            let cell = |figure: &Figure| {
                let value = figure.value;
                let bar = (drawn && several && value >= 0.0 && largest > 0.0)
                    .then(|| (value / largest * 1000.0).round() / 10.0);
                FigureCell {
                    value: figure_table::value(figure),
                    bar: bar.map(figures::number),
                    above: bar.map(|bar| figures::number(((100.0 - bar) * 10.0).round() / 10.0)),
                }
            };
            FigureSeries {
                label: label.to_owned(),
                unit: if placed { String::new() } else { unit.to_owned() },
                cells: values.into_iter().map(|value| value.map(cell)).collect(),
            }
        })
        .collect()
}

/// Whether a figure is a rank in any year.
fn ranks(reports: &[(usize, &Report)], id: &str) -> bool {
    let mut all = reports.iter().flat_map(|(_, report)| &report.figures);
    all.any(|figure| figure.id.0 == id && figures::is_rank(figure))
}
