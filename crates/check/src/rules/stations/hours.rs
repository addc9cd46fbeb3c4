//! Opening hours can be read (ST-05).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    hours,
    kinds::station::{Hours, Station},
    yaml::{PathStep, key},
};
use gongbao_site::Site;

codes! {
    BAD_HOURS = "ST-05" Error "服务时间写法不对" "opening hours cannot be read"
        "days 写成“周一至周五”“周六、周日”或“每天”，times 写成 \"09:00-12:00\",先早后晚，不重叠。"
        "days reads 周一至周五， 周六、周日 or 每天; times reads \"09:00-12:00\", in order and without overlap."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations().flat_map(|(index, station)| opening(&site.documents[index], station)).collect()
}

fn opening(document: &Document, station: &Station) -> Vec<Finding> {
    let lines = station.hours.iter().enumerate();
    lines.flat_map(|(index, line)| unreadable(document, index, line)).collect()
}

fn unreadable(document: &Document, index: usize, line: &Hours) -> Vec<Finding> {
    let wrong = |path: &[PathStep], zh: String, en: String| {
        let path = [&[key("hours"), PathStep::Item(index)], path].concat();
        Finding::new(&BAD_HOURS, document.place(&path)).says(zh, en)
    };
    let mut findings = Vec::new();
    if hours::parse_days(&line.days).is_none() {
        findings.push(
            wrong(
                &[key("days")],
                format!("星期写法不对：{}", line.days),
                format!("weekdays cannot be read: {}", line.days),
            )
            .help("写成 周一至周五、周六、周日 或 每天", "write 周一至周五, 周六、周日 or 每天"),
        );
    }
    let spans = line.times.iter().enumerate();
    let bad: Vec<_> = spans.filter(|(_, text)| hours::parse_span(text).is_none()).collect();
    findings.extend(bad.iter().map(|(span, text)| {
        wrong(
            &[key("times"), PathStep::Item(*span)],
            format!("时间写法不对：{text}"),
            format!("a span of time cannot be read: {text}"),
        )
        .help("写成 \"09:00-12:00\"，先早后晚", "write \"09:00-12:00\", the earlier first")
    }));
    if line.times.is_empty() || (bad.is_empty() && hours::parse_spans(&line.times).is_none()) {
        let times = document.key("hours.times");
        findings.push(
            wrong(
                &[key("times")],
                "服务时间为空、重叠或顺序颠倒".to_owned(),
                "spans of time are missing, overlap or are out of order".to_owned(),
            )
            .help(
                format!("例如 {times}: [\"09:00-12:00\", \"14:00-17:30\"]"),
                format!("such as {times}: [\"09:00-12:00\", \"14:00-17:30\"]"),
            ),
        );
    }
    findings
}
