//! A document's official fields as texts: one row a document, one set of columns a kind. Tables, lists and receipts show them.

use crate::plan::Plan;
use gongbao_content::kinds::{Entry, notice::Notice, report::Report, station::Station};

/// A column: its name for programs and its Chinese label.
pub type Column = (&'static str, &'static str);

/// The columns of stations.
pub const STATION: &[Column] = &[
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
];

/// The columns of notices. The first eight are those of the Guangdong disclosure platform, in its order.
pub const NOTICE: &[Column] = &[
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
];

/// The columns of reports.
pub const REPORT: &[Column] = &[
    ("title", "名称"),
    ("type", "类型"),
    ("year", "年度"),
    ("display_publish_time", "发布日期"),
    ("abstract", "内容概述"),
    ("url", "网址"),
];

/// The columns of plain pages.
pub const PAGE: &[Column] = &[
    ("title", "名称"),
    ("display_publish_time", "发布日期"),
    ("keywords", "主题词"),
    ("abstract", "内容概述"),
    ("withdrawn", "撤下日期"),
    ("url", "网址"),
];

/// The columns and the values of a document; a value that is not known is empty.
#[must_use]
pub fn row(plan: &Plan<'_>, index: usize) -> (&'static [Column], Vec<String>) {
    match &plan.site.documents[index].entry {
        Entry::Station(entry) => (STATION, station(plan, index, entry)),
        Entry::Notice(entry) => (NOTICE, notice(plan, index, entry)),
        Entry::Report(entry) => (REPORT, report(plan, index, entry)),
        Entry::Page(_) => (PAGE, page(plan, index)),
    }
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn station(plan: &Plan<'_>, index: usize, station: &Station) -> Vec<String> {
    let document = &plan.site.documents[index];
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
}

fn notice(plan: &Plan<'_>, index: usize, notice: &Notice) -> Vec<String> {
    let site = plan.site;
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
        document.description(),
        text(common.withdrawn.as_ref().map(|withdrawn| withdrawn.date)),
        plan.url(&document.address()),
    ]
}

fn report(plan: &Plan<'_>, index: usize, report: &Report) -> Vec<String> {
    let document = &plan.site.documents[index];
    vec![
        document.common.title.clone(),
        report.report_type.label().to_owned(),
        report.year.to_string(),
        text(document.common.published),
        document.description(),
        plan.url(&document.address()),
    ]
}

fn page(plan: &Plan<'_>, index: usize) -> Vec<String> {
    let document = &plan.site.documents[index];
    let common = &document.common;
    vec![
        common.title.clone(),
        text(common.published),
        common.keywords.join("、"),
        document.description(),
        text(common.withdrawn.as_ref().map(|withdrawn| withdrawn.date)),
        plan.url(&document.address()),
    ]
}
