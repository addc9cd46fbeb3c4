//! Every community has a station, or a word on where its people go (ST-11).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    COMMUNITY_WITHOUT = "ST-11" Note "有的社区没有站点信息" "a community has no station"
        "site.yaml 里列出的社区都应有站点，或者写明到哪里办，例如“某某社区：到街道工作站办理”。"
        "Each community that site.yaml lists has a station, or a note after a colon on where its people go."
        S "公共法律服务平台建设要求（村居全覆盖）";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let has = |name: &str| {
        let mut stations = site.stations();
        stations.any(|(index, station)| {
            let document = &site.documents[index];
            station.community.as_deref() == Some(name)
                || document.common.title.contains(name)
                || station.address.as_deref().is_some_and(|address| address.contains(name))
        })
    };
    let communities = site.settings.org.communities.iter();
    let noted = |name: &&String| name.contains(['：', ':']);
    let without: Vec<&str> =
        communities.filter(|name| !noted(name) && !has(name)).map(String::as_str).collect();
    if without.is_empty() {
        return Vec::new();
    }
    let place = site.settings.place(&[key("org"), key("communities")]);
    vec![
        Finding::new(&COMMUNITY_WITHOUT, place)
            .says(
                format!("没有站点信息的社区：{}", without.join("、")),
                format!("communities without a station: {}", without.join(", ")),
            )
            .help(
                "补上站点，或在社区名后写明去哪里办，例如“某某社区：到街道工作站办理”",
                "add the station, or say after a colon where its people go",
            ),
    ]
}
