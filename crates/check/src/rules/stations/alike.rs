//! Two stations do not share a name, an address or a phone of their own (ST-03).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;
use std::collections::BTreeMap;

codes! {
    STATIONS_ALIKE = "ST-03" Warning "站点信息冲突" "stations contradict each other"
        "两个站点的名称、地址或电话相同，或者别的页面写的电话不一样。"
        "Two stations share a name, an address or a phone, or another page gives another phone."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
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
            let allow = site.settings.key("allow");
            findings.push(
                Finding::new(&STATIONS_ALIKE, document.place(&[key(field)]))
                    .says(
                        format!("{label}与 {} 相同：{value}", first.path()),
                        format!("the {field} is that of {} too: {value}", first.path()),
                    )
                    .help(
                        format!("核实后改正其中一个；确实共用的登记到“{allow}”"),
                        "verify, and mend one of them; allow it if they do share it",
                    ),
            );
        }
    }
    findings
}
