//! A station says where it is, how to call, when it is open, what it does and when that was verified (ST-01).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::station::Station};
use gongbao_site::Site;

codes! {
    STATION_INCOMPLETE = "ST-01" Warning "站点信息不全" "the station's details are incomplete"
        "居民最需要的是地址、电话、服务时间和服务事项。查到并核实后补上；没有的信息页面上不显示。"
        "Residents need the address, phone, hours and services most. Add them once verified; what is missing is not shown."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations()
        .filter_map(|(index, station)| incomplete(&site.documents[index], station))
        .collect()
}

fn incomplete(document: &Document, station: &Station) -> Option<Finding> {
    let details = [
        (station.address.is_none(), "地址", "address"),
        (station.phones.is_empty(), "电话", "phones"),
        (station.hours.is_empty(), "服务时间", "hours"),
        (station.services.is_empty(), "服务事项", "services"),
        (station.verified.is_none(), "核实日期", "verified"),
    ];
    let missing: Vec<_> = details.iter().filter(|(missing, ..)| *missing).collect();
    if missing.is_empty() {
        return None;
    }
    let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<_> = missing.iter().map(|(.., en)| *en).collect();
    Some(
        Finding::new(&STATION_INCOMPLETE, Place::at(&document.path(), 1, 1, 3))
            .says(
                format!("站点缺少：{}", zh.join("、")),
                format!("the station lacks: {}", en.join(", ")),
            )
            .help(
                "核实后补上；页面上只显示已知的信息",
                "add them once verified; the page shows only what is known",
            ),
    )
}
