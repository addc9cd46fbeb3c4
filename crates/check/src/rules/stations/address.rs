//! An address leads to a door (ST-06).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, kinds::station::Station, yaml::key};
use gongbao_site::Site;

codes! {
    ADDRESS_VAGUE = "ST-06" Warning "站点地址不完整" "a station's address leads to no door"
        "地址写到门牌号或楼名，居民才找得到。"
        "An address names the number or the building."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations().filter_map(|(index, station)| vague(&site.documents[index], station)).collect()
}

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
