//! Stations: what residents need is there, readable and verified.

use crate::{
    base::{
        codes,
        finding::{Finding, Place},
    },
    content::{
        document::Document,
        hours,
        kinds::{Entry, station::Station},
        phone,
        yaml::Step,
    },
    site::Site,
};

pub(super) fn check(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .filter_map(|document| match &document.entry {
            Entry::Station(station) => Some((document, &**station)),
            _ => None,
        })
        .flat_map(|(document, station)| {
            let mut findings = incomplete(document, station);
            findings.extend(phones(document, station));
            findings.extend(opening(document, station));
            findings.extend(stale(site, document, station));
            findings
        })
        .collect()
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn incomplete(document: &Document, station: &Station) -> Vec<Finding> {
    let details = [
        (station.address.is_none(), "地址", "address"),
        (station.phones.is_empty(), "电话", "phones"),
        (station.hours.is_empty(), "服务时间", "hours"),
        (station.services.is_empty(), "服务事项", "services"),
        (station.verified.is_none(), "核实日期", "verified"),
    ];
    let missing: Vec<_> = details.iter().filter(|(missing, ..)| *missing).collect();
    if missing.is_empty() || document.common.withdrawn.is_some() {
        return Vec::new();
    }
    let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<_> = missing.iter().map(|(.., en)| *en).collect();
    vec![
        Finding::new(&codes::STATION_INCOMPLETE, Place::at(&document.path(), 1, 1, 3))
            .says(
                format!("站点缺少：{}", zh.join("、")),
                format!("the station lacks: {}", en.join(", ")),
            )
            .help(
                "核实后补上；页面上只显示已知的信息",
                "add them once verified; the page shows only what is known",
            ),
    ]
}

fn phones(document: &Document, station: &Station) -> Vec<Finding> {
    station
        .phones
        .iter()
        .enumerate()
        .filter(|(_, phone)| phone::parse(phone).is_none())
        .map(|(index, phone)| {
            phone::refuse(document.place(&[key("phones"), Step::Item(index)]), phone)
        })
        .collect()
}

fn opening(document: &Document, station: &Station) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in station.hours.iter().enumerate() {
        if hours::parse_days(&line.days).is_none() {
            findings.push(
                Finding::new(
                    &codes::BAD_HOURS,
                    document.place(&[key("hours"), Step::Item(index), key("days")]),
                )
                .says(
                    format!("星期写法不对：{}", line.days),
                    format!("weekdays cannot be read: {}", line.days),
                )
                .help(
                    "写成 周一至周五、周六、周日 或 每天",
                    "write 周一至周五, 周六、周日 or 每天",
                ),
            );
        }
        for (span, text) in
            line.times.iter().enumerate().filter(|(_, text)| hours::parse_span(text).is_none())
        {
            findings.push(
                Finding::new(
                    &codes::BAD_HOURS,
                    document.place(&[
                        key("hours"),
                        Step::Item(index),
                        key("times"),
                        Step::Item(span),
                    ]),
                )
                .says(
                    format!("时间写法不对：{text}"),
                    format!("a span of time cannot be read: {text}"),
                )
                .help("写成 \"09:00-12:00\"，先早后晚", "write \"09:00-12:00\", the earlier first"),
            );
        }
        let readable = line.times.iter().all(|text| hours::parse_span(text).is_some());
        if line.times.is_empty() || (readable && hours::parse_spans(&line.times).is_none()) {
            findings.push(
                Finding::new(
                    &codes::BAD_HOURS,
                    document.place(&[key("hours"), Step::Item(index), key("times")]),
                )
                .says(
                    "服务时间为空、重叠或顺序颠倒",
                    "spans of time are missing, overlap or are out of order",
                )
                .help(
                    "例如 times: [\"09:00-12:00\", \"14:00-17:30\"]",
                    "such as times: [\"09:00-12:00\", \"14:00-17:30\"]",
                ),
            );
        }
    }
    findings
}

fn stale(site: &Site, document: &Document, station: &Station) -> Option<Finding> {
    let verified = station.verified?;
    let days = verified.days_until(site.today);
    (days > site.settings.verified_days).then(|| {
        Finding::new(&codes::STALE_STATION, document.place(&[key("verified")]))
            .says(
                format!("已 {days} 天未核实，可能已变化"),
                format!("not verified for {days} days; it may have changed"),
            )
            .help("打电话或到现场核实，再更新 verified", "verify, then update `verified`")
    })
}
