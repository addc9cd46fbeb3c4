//! Stations: what residents need is there, readable and verified.

use std::collections::BTreeMap;

use gongbao_base::codes;
use gongbao_base::finding::{Finding, Place};
use gongbao_content::{
    document::Document,
    hours,
    kinds::{
        Entry,
        station::{Station, StationType},
    },
    phone,
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    STATION_INCOMPLETE = "ST-01" Warning "站点信息不全" "the station's details are incomplete"
        "居民最需要的是地址、电话、服务时间和服务事项。查到并核实后补上；没有的信息页面上不显示。"
        "Residents need the address, phone, hours and services most. Add them once verified; what is missing is not shown."
        S "公共法律服务站点公示要求";
    STALE_STATION = "ST-04" Warning "站点信息久未核实" "the station was not verified lately"
        "超过规定天数未核实，可能已搬迁或改了电话。核实后更新 verified。"
        "Not verified for longer than the limit; it may have moved. Verify and update `verified`."
        S "公共法律服务站点公示要求";
    BAD_HOURS = "ST-05" Error "服务时间写法不对" "opening hours cannot be read"
        "days 写成“周一至周五”“周六、周日”或“每天”，times 写成 \"09:00-12:00\",先早后晚，不重叠。"
        "days reads 周一至周五， 周六、周日 or 每天; times reads \"09:00-12:00\", in order and without overlap."
        S "公共法律服务站点公示要求";
    STATIONS_ALIKE = "ST-03" Warning "站点信息冲突" "stations contradict each other"
        "两个站点的名称、地址或电话相同，或者别的页面写的电话不一样。"
        "Two stations share a name, an address or a phone, or another page gives another phone."
        S "公共法律服务站点公示要求";
    ADDRESS_VAGUE = "ST-06" Warning "站点地址不完整" "a station's address leads to no door"
        "地址写到门牌号或楼名，居民才找得到。"
        "An address names the number or the building."
        S "公共法律服务站点公示要求";
    NOT_FREE = "ST-07" Warning "没有注明免费" "nothing says that the service is free"
        "法律援助不得收取财物。依据：法律援助法第二十条。"
        "Nobody may charge for legal aid (Legal Aid Law art. 20)."
        P "法律援助法第二十条";
}

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = alike(site);
    findings.extend(contradicted(site));
    let each = site
        .documents
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
            findings.extend(vague(document, station));
            findings.extend(not_free(document, station));
            findings
        });
    findings.extend(each);
    findings
}

/// ST-03: two stations do not share a name, an address or a phone of their own.
fn alike(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let shared = |phone: &str| {
        phone == site.settings.hotline || site.settings.org.phones.iter().any(|p| p == phone)
    };
    let mut seen: BTreeMap<(&str, String), &Document> = BTreeMap::new();
    for (index, station) in site.stations() {
        let document = &site.documents[index];
        let mut details = vec![("title", "名称", document.common.title.clone())];
        let place = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
        details.extend(station.address.as_ref().and_then(place).map(|text| {
            let location = station.location.clone().unwrap_or_default();
            ("address", "地址", format!("{text}{location}"))
        }));
        let own = station.phones.iter().filter(|phone| !shared(phone));
        details.extend(own.map(|phone| ("phones", "电话", phone.clone())));
        for (field, label, value) in details {
            let Some(first) = seen.insert((field, value.clone()), document) else { continue };
            findings.push(
                Finding::new(&STATIONS_ALIKE, document.place(&[key(field)]))
                    .says(
                        format!("{label}与 {} 相同：{value}", first.path()),
                        format!("the {field} is that of {} too: {value}", first.path()),
                    )
                    .help(
                        "核实后改正其中一个；确实共用的登记到 allow",
                        "verify, and mend one of them; allow it if they do share it",
                    ),
            );
        }
    }
    findings
}

/// ST-03: what another page says of a station's phone is what the station's page says.
fn contradicted(site: &Site) -> Vec<Finding> {
    let known: Vec<(&str, &Station)> = site
        .stations()
        .filter(|(_, station)| !station.phones.is_empty())
        .map(|(index, station)| (site.documents[index].common.title.as_str(), station))
        .collect();
    let mut findings = Vec::new();
    for document in &site.documents {
        for mention in &document.mentions {
            // The name that stands nearest before the phone is whose it is.
            let named = known
                .iter()
                .filter_map(|(title, station)| Some((mention.before.rfind(title)?, title, station)))
                .max_by_key(|(at, ..)| *at);
            let Some((_, title, station)) = named else { continue };
            let own = |phone: &String| phone.starts_with(&*mention.phone);
            if station.phones.iter().any(own) || site.settings.org.phones.iter().any(own) {
                continue;
            }
            let place =
                Place::at(&document.path(), mention.line, mention.column, mention.phone.len());
            findings.push(
                Finding::new(&STATIONS_ALIKE, place)
                    .says(
                        format!("{title}的电话与站点页不一致：{}", mention.phone),
                        format!(
                            "the station's own page gives another phone than {}",
                            mention.phone
                        ),
                    )
                    .help(
                        format!("站点页写的是 {}；核实后改成一致", station.phones.join("、")),
                        format!(
                            "its page says {}; verify and make them agree",
                            station.phones.join(", ")
                        ),
                    ),
            );
        }
    }
    findings
}

/// ST-06: an address leads to a door.
fn vague(document: &Document, station: &Station) -> Option<Finding> {
    let address = station.address.as_deref()?;
    let door = ["号", "栋", "座", "幢", "楼", "厦", "场", "中心", "馆", "层", "室"]
        .iter()
        .any(|word| address.contains(word));
    (!door).then(|| {
        Finding::new(&ADDRESS_VAGUE, document.place(&[key("address")]))
            .says(
                format!("地址不完整：{address}"),
                format!("the address leads to no door: {address}"),
            )
            .help("写到门牌号或楼名", "give the number or the building")
    })
}

/// ST-07: legal aid costs nothing, and the page says so (法律援助法 art. 20 [P]).
fn not_free(document: &Document, station: &Station) -> Option<Finding> {
    let aid = station.apply_here || station.station_type == StationType::LegalAid;
    (aid && !station.free && document.common.withdrawn.is_none()).then(|| {
        Finding::new(&NOT_FREE, Place::at(&document.path(), 1, 1, 3))
            .says("没有注明免费", "nothing says that the service is free")
            .help(
                "加上一行：free: true（法律援助不得收取财物）",
                "add `free: true`; nobody may charge for legal aid",
            )
    })
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
        Finding::new(&STATION_INCOMPLETE, Place::at(&document.path(), 1, 1, 3))
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
                    &BAD_HOURS,
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
                    &BAD_HOURS,
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
                    &BAD_HOURS,
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
    (days > site.settings.limits.verified).then(|| {
        Finding::new(&STALE_STATION, document.place(&[key("verified")]))
            .says(
                format!("已 {days} 天未核实，可能已变化"),
                format!("not verified for {days} days; it may have changed"),
            )
            .help("打电话或到现场核实，再更新 verified", "verify, then update `verified`")
    })
}
