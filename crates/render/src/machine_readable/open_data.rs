//! Open data: one table a kind, and one of all figures.

use super::data_table::DataTable;
use gongbao_content::{
    figures,
    kinds::{KINDS, Kind, declaration::Column},
};
use gongbao_site::{official, plan::Plan};

/// The tables of a site.
pub(super) fn tables(plan: &Plan<'_>) -> Vec<DataTable> {
    let kinds = KINDS.iter().filter(|kind| kind.open_data).map(|kind| table(plan, kind));
    kinds.chain([all_figures(plan)]).collect()
}

fn table(plan: &Plan<'_>, kind: &'static Kind) -> DataTable {
    let documents = plan.site.documents.iter().enumerate();
    let documents = documents.filter(|(_, document)| document.kind.name == kind.name);
    let row = |index| official::values(plan, index).into_iter().map(|(_, value)| value).collect();
    DataTable {
        name: kind.folder,
        title: kind.label,
        columns: (kind.columns)(),
        rows: documents.map(|(index, _)| row(index)).collect(),
    }
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn all_figures(plan: &Plan<'_>) -> DataTable {
    let site = plan.site;
    let rows = site.reports().flat_map(|(index, report)| {
        let document = &site.documents[index];
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
        columns: vec![
            Column { name: "year", label: "年度" },
            Column { name: "type", label: "报告类型" },
            Column { name: "id", label: "编号" },
            Column { name: "group", label: "分组" },
            Column { name: "label", label: "名称" },
            Column { name: "value", label: "数值" },
            Column { name: "unit", label: "单位" },
            Column { name: "note", label: "说明" },
            Column { name: "url", label: "来源" },
        ],
        rows: rows.collect(),
    }
}
