//! The figures of a report as tables with bars, beside those of the year before. Fragments of packages show them too.

use serde::Serialize;

use gongbao_content::{
    figures,
    kinds::report::{Figure, Report},
};
use gongbao_site::plan::Plan;

/// A figure in a table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FigureRow {
    /// Its name in addresses, as the report's file gives it.
    id: String,
    /// Its name.
    label: String,
    /// Its value, such as `1234.5`, or 第1名 of a place in an order.
    value: String,
    /// Its unit, such as 件; empty of a place in an order, which has it already.
    unit: String,
    /// A remark; absent when there is none.
    note: Option<String>,
    /// The bar's length in percent, such as `62.5`; absent when there is nothing to compare with.
    bar: Option<String>,
    /// The value of the year before; absent when that year's report does not have the figure.
    before: Option<String>,
    /// How it differs from the year before, such as 增加3件; absent with `before`, and of ranks.
    change: Option<String>,
}

/// The figures of one part of the work.
#[derive(Debug, Serialize)]
pub struct FigureGroup {
    /// The part of the work; 其他 of figures that belong to none.
    name: String,
    /// The figures, in the report's order.
    rows: Vec<FigureRow>,
    /// Whether any row has a bar.
    bars: bool,
    /// Whether any row has the year before.
    compared: bool,
}

/// The report of the year before.
pub fn year_before<'a>(plan: &Plan<'a>, report: &Report) -> Option<&'a Report> {
    let mut others = plan.site.reports().map(|(_, other)| other);
    others.find(|other| other.report_type == report.report_type && other.year + 1 == report.year)
}

/// A report's figures by the part of the work they belong to.
pub fn groups(report: &Report, before: Option<&Report>) -> Vec<FigureGroup> {
    let mut groups: Vec<FigureGroup> = Vec::new();
    for figure in &report.figures {
        let name = figure.group.clone().unwrap_or_else(|| "其他".to_owned());
        let row = row(figure, report, before);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.rows.push(row),
            None => {
                groups.push(FigureGroup { name, rows: vec![row], bars: false, compared: false })
            }
        }
    }
    for group in &mut groups {
        group.bars = group.rows.iter().any(|row| row.bar.is_some());
        group.compared = group.rows.iter().any(|row| row.before.is_some());
    }
    groups
}

/// How many figures come first.
const FIRST: usize = 4;

/// The figures that come first: those that can be compared with the year before, else those of the report's own order.
pub(super) fn first(groups: &[FigureGroup]) -> Vec<FigureRow> {
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let compared = rows().filter(|row| row.change.is_some());
    let rest = rows().filter(|row| row.change.is_none());
    compared.chain(rest).take(FIRST).cloned().collect()
}

/// Whether any figure can be compared with the year before.
pub(super) fn compared(groups: &[FigureGroup]) -> bool {
    groups.iter().any(|group| group.compared)
}

fn row(figure: &Figure, report: &Report, before: Option<&Report>) -> FigureRow {
    let earlier = before.and_then(|before| {
        before.figures.iter().find(|other| other.id == figure.id && other.unit == figure.unit)
    });
    FigureRow {
        id: figure.id.0.clone(),
        label: figure.label.clone(),
        value: value(figure),
        unit: if is_place(figure) { String::new() } else { figure.unit.clone() },
        note: figure.note.clone(),
        bar: bar(figure, report),
        before: earlier.map(value),
        change: earlier
            .filter(|_| !figures::is_rank(figure))
            .map(|earlier| change(earlier.value, figure.value, &figure.unit)),
    }
}

/// The value as it stands before its unit, as 568; of a place in an order with it, as 第1名.
pub(super) fn value(figure: &Figure) -> String {
    let number = figures::number(figure.value);
    if is_place(figure) { format!("第{number}{}", figure.unit) } else { number }
}

/// Whether a figure is told as a place in an order; 排名上升3位 is none, its name ends with another word.
pub(super) fn is_place(figure: &Figure) -> bool {
    let named = ["排名", "名次", "位次", "排行"].iter().any(|word| figure.label.ends_with(word));
    let written = figure.written.as_deref().unwrap_or_default().trim_start().starts_with('第');
    let counted = figure.value >= 1.0 && figure.value.fract() == 0.0;
    counted && (named || written) && !figure.unit.starts_with('第')
}

/// A bar compares: a percentage with the whole, another value with the largest of its unit in the same part.
fn bar(figure: &Figure, report: &Report) -> Option<String> {
    if figure.value < 0.0 || figures::is_rank(figure) {
        return None;
    }
    if matches!(figure.unit.as_str(), "%" | "％") {
        return Some(figures::number((figure.value.min(100.0) * 10.0).round() / 10.0));
    }
    let peers = || {
        report
            .figures
            .iter()
            .filter(|other| other.unit == figure.unit && other.group == figure.group)
            .filter(|other| !figures::is_rank(other))
    };
    let largest = peers().map(|other| other.value).fold(0.0, f64::max);
    (peers().count() > 1 && largest > 0.0)
        .then(|| figures::number((figure.value / largest * 1000.0).round() / 10.0))
}

fn change(before: f64, now: f64, unit: &str) -> String {
    // What parts two percentages is no percentage of either.
    let unit = if matches!(unit, "%" | "％") { "个百分点" } else { unit };
    let difference = ((now - before) * 1e6).round() / 1e6;
    if difference > 0.0 {
        format!("增加{}{unit}", figures::number(difference))
    } else if difference < 0.0 {
        format!("减少{}{unit}", figures::number(-difference))
    } else {
        "持平".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{change, row};
    use gongbao_content::kinds::report::{Figure, Report};

    #[test]
    fn percentages_differ_by_points_and_amounts_by_their_unit() {
        for (before, now, unit, told) in [
            (98.0, 100.0, "%", "增加2个百分点"),
            (99.5, 98.2, "％", "减少1.3个百分点"),
            (520.0, 568.0, "件", "增加48件"),
            (3.0, 3.0, "%", "持平"),
        ] {
            assert_eq!(change(before, now, unit), told);
        }
    }

    #[test]
    fn a_rank_is_no_amount() {
        let figure = |value, label: &str, written: Option<&str>| Figure {
            value,
            label: label.to_owned(),
            unit: "名".to_owned(),
            written: written.map(str::to_owned),
            ..Figure::default()
        };
        let report = |figure| Report { figures: vec![figure], ..Report::default() };
        for (label, written) in
            [("法治建设考评", Some("第一名")), ("考评排名", None), ("全区位次", Some("第 2 位"))]
        {
            let now = report(figure(1.0, label, written));
            let before = report(figure(3.0, label, written));
            let row = row(&now.figures[0], &now, Some(&before));
            assert_eq!((row.before.as_deref(), row.change, row.bar), (Some("第3名"), None, None));
            assert_eq!((row.value.as_str(), row.unit.as_str()), ("第1名", ""));
        }
        let now = report(figure(5.0, "人民调解员", Some("5名")));
        let before = report(figure(3.0, "人民调解员", None));
        assert_eq!(row(&now.figures[0], &now, Some(&before)).change.as_deref(), Some("增加2名"));
        for (label, written) in [("人民调解员", Some("5名")), ("排名上升", Some("上升5名"))]
        {
            assert_eq!(row(&figure(5.0, label, written), &now, None).value, "5", "{label}");
        }
    }
}
