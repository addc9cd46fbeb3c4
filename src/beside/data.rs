//! Open data: one table a kind, and one of all figures, as CSV (RFC 4180) and as JSON.

use crate::{
    content::{figures, kinds::Entry},
    plan::Plan,
    view::shell,
};

/// A table.
pub(super) struct Table {
    /// The file's name without ending.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) title: &'static str,
    columns: &'static [(&'static str, &'static str)],
    rows: Vec<Vec<String>>,
}

impl Table {
    /// CSV with Chinese headers; it begins with a byte-order mark, without which Excel reads Chinese wrongly.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        push_line(&mut text, self.columns.iter().map(|(_, label)| *label));
        for row in &self.rows {
            push_line(&mut text, row.iter().map(String::as_str));
        }
        text.into_bytes()
    }

    /// A JSON array of objects with English keys; values are texts as in the CSV.
    pub(super) fn json(&self) -> Vec<u8> {
        let objects: Vec<serde_json::Map<String, serde_json::Value>> = self
            .rows
            .iter()
            .map(|row| {
                self.columns
                    .iter()
                    .zip(row)
                    .map(|((name, _), value)| ((*name).to_owned(), value.clone().into()))
                    .collect()
            })
            .collect();
        let mut text = String::from("[\n");
        for (index, object) in objects.iter().enumerate() {
            if index > 0 {
                text.push_str(",\n");
            }
            text.push_str(&serde_json::to_string(object).unwrap_or_default());
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
    let site = plan.site;
    Table {
        name: "stations",
        title: "服务站点",
        columns: &[
            ("title", "名称"),
            ("type", "类型"),
            ("community", "社区"),
            ("address", "地址"),
            ("location", "位置说明"),
            ("phones", "电话"),
            ("hours", "服务时间"),
            ("holidays", "节假日"),
            ("services", "服务事项"),
            ("bring", "携带材料"),
            ("accessible", "无障碍"),
            ("transport", "交通"),
            ("free", "免费"),
            ("apply_here", "受理法律援助申请"),
            ("verified", "核实日期"),
            ("verified_by", "核实人"),
            ("url", "网址"),
        ],
        rows: site
            .stations()
            .map(|(index, station)| {
                let document = &site.documents[index];
                let hours: Vec<String> = station
                    .hours
                    .iter()
                    .map(|line| format!("{} {}", line.days, line.times.join(" ")))
                    .collect();
                let truth = |value: bool| if value { "是" } else { "" }.to_owned();
                vec![
                    document.common.title.clone(),
                    station.station_type.label().to_owned(),
                    text(station.community.as_ref()),
                    text(station.address.as_ref()),
                    text(station.location.as_ref()),
                    station.phones.join("、"),
                    hours.join("；"),
                    text(station.holidays.as_ref()),
                    station.services.join("、"),
                    station.bring.join("、"),
                    station.accessible.join("、"),
                    text(station.transport.as_ref()),
                    truth(station.free),
                    truth(station.apply_here),
                    text(station.verified),
                    text(station.verified_by.as_ref()),
                    plan.url(&document.address()),
                ]
            })
            .collect(),
    }
}

/// The first eight columns are those of the Guangdong disclosure platform, in its order.
fn notices(plan: &Plan<'_>) -> Table {
    let site = plan.site;
    Table {
        name: "notices",
        title: "政策文件",
        columns: &[
            ("identifier", "索引号"),
            ("classify_theme_name", "分类"),
            ("publisher", "发布机构"),
            ("date", "成文日期"),
            ("title", "名称"),
            ("document_number", "文号"),
            ("display_publish_time", "发布日期"),
            ("keywords", "主题词"),
            ("category", "类别"),
            ("classify_genre_name", "体裁"),
            ("effective", "施行日期"),
            ("expired_time", "失效日期"),
            ("state", "状态"),
            ("abstract", "内容概述"),
            ("withdrawn", "撤下日期"),
            ("url", "网址"),
        ],
        rows: site
            .notices()
            .map(|(index, notice)| {
                let document = &site.documents[index];
                let common = &document.common;
                vec![
                    text(notice.index_number.as_ref()),
                    text(notice.topic.as_ref()),
                    text(notice.issuer.as_ref()),
                    text(notice.written),
                    common.title.clone(),
                    text(notice.document_number.as_ref()),
                    text(common.published),
                    common.keywords.join("、"),
                    notice.category.label().to_owned(),
                    text(notice.genre.as_ref()),
                    text(notice.effective),
                    text(notice.last_day()),
                    site.states[index].map(|state| state.label().to_owned()).unwrap_or_default(),
                    shell::description(document),
                    text(common.withdrawn.as_ref().map(|withdrawn| withdrawn.date)),
                    plan.url(&document.address()),
                ]
            })
            .collect(),
    }
}

fn reports(plan: &Plan<'_>) -> Table {
    let site = plan.site;
    Table {
        name: "reports",
        title: "年度报告",
        columns: &[
            ("title", "名称"),
            ("type", "类型"),
            ("year", "年度"),
            ("display_publish_time", "发布日期"),
            ("abstract", "内容概述"),
            ("url", "网址"),
        ],
        rows: site
            .reports()
            .map(|(index, report)| {
                let document = &site.documents[index];
                vec![
                    document.common.title.clone(),
                    report.report_type.label().to_owned(),
                    report.year.to_string(),
                    text(document.common.published),
                    shell::description(document),
                    plan.url(&document.address()),
                ]
            })
            .collect(),
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
