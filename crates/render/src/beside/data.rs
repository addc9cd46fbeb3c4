//! Open data: one table a kind, and one of all figures, as CSV (RFC 4180) and as JSON.

use gongbao_content::{figures, kinds::Entry};
use gongbao_site::{official, plan::Plan};

/// A table.
#[derive(Debug)]
pub struct Table {
    /// The file's name without ending.
    pub name: &'static str,
    /// What it holds.
    pub title: &'static str,
    /// Its columns.
    pub columns: &'static [official::Column],
    /// Its rows, with a value for each column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// CSV with Chinese headers; it begins with a byte-order mark, without which Excel reads Chinese wrongly.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        push_line(&mut text, self.columns.iter().map(|(_, label)| *label));
        for row in &self.rows {
            push_line(&mut text, row.iter().map(String::as_str));
        }
        text.into_bytes()
    }

    /// A JSON array of objects with English keys; values are texts as in the CSV.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let mut text = String::from("[\n");
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                text.push_str(",\n");
            }
            let cells = self.columns.iter().zip(row);
            let object: serde_json::Map<String, serde_json::Value> = cells
                .map(|((name, _), value)| ((*name).to_owned(), value.clone().into()))
                .collect();
            text.push_str(&serde_json::to_string(&object).unwrap_or_default());
        }
        text.push_str("\n]\n");
        text.into_bytes()
    }
}

fn push_line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

/// The tables of a site.
pub(super) fn tables(plan: &Plan<'_>) -> Vec<Table> {
    vec![stations(plan), notices(plan), reports(plan), all_figures(plan)]
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn stations(plan: &Plan<'_>) -> Table {
    Table {
        name: "stations",
        title: "服务站点",
        columns: official::STATION,
        rows: plan.site.stations().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn notices(plan: &Plan<'_>) -> Table {
    Table {
        name: "notices",
        title: "政策文件",
        columns: official::NOTICE,
        rows: plan.site.notices().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn reports(plan: &Plan<'_>) -> Table {
    Table {
        name: "reports",
        title: "年度报告",
        columns: official::REPORT,
        rows: plan.site.reports().map(|(index, _)| official::row(plan, index).1).collect(),
    }
}

fn all_figures(plan: &Plan<'_>) -> Table {
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
    Table {
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
