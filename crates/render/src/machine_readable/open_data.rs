//! Open data: one table a kind, and one of all figures.

use super::data_table::DataTable;
use gongbao_content::{figures, kinds::Entry};
use gongbao_site::{official, plan::Plan};

/// The tables of a site.
pub(super) fn tables(plan: &Plan<'_>) -> Vec<DataTable> {
    vec![stations(plan), notices(plan), reports(plan), all_figures(plan)]
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn stations(plan: &Plan<'_>) -> DataTable {
    DataTable {
        name: "stations",
        title: "服务站点",
        columns: official::STATION,
        rows: plan.site.stations().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn notices(plan: &Plan<'_>) -> DataTable {
    DataTable {
        name: "notices",
        title: "政策文件",
        columns: official::NOTICE,
        rows: plan.site.notices().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn reports(plan: &Plan<'_>) -> DataTable {
    DataTable {
        name: "reports",
        title: "年度报告",
        columns: official::REPORT,
        rows: plan.site.reports().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn all_figures(plan: &Plan<'_>) -> DataTable {
    let site = plan.site;
    let rows = site.reports().flat_map(|(index, report)| {
        let document = &site.documents[index];
        debug_assert!(matches!(document.entry, Entry::Report(_)), "reports() gives reports");
        report.figures.iter().map(move |figure| {
            vec![
                report.year.to_string(),
                report.report_type.label().to_owned(),
                figure.id.0.clone(),
                text(figure.group.as_ref()),
                figure.label.clone(),
                figures::number(figure.value),
                figure.unit.clone(),
                text(figure.note.as_ref()),
                plan.url(&document.address()),
            ]
        })
    });
    DataTable {
        name: "figures",
        title: "报告数据",
        columns: &[
            ("year", "年度"),
            ("type", "报告类型"),
            ("id", "编号"),
            ("group", "分组"),
            ("label", "名称"),
            ("value", "数值"),
            ("unit", "单位"),
            ("note", "说明"),
            ("url", "来源"),
        ],
        rows: rows.collect(),
    }
}
