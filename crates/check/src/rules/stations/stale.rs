//! What a station says of itself was verified lately (ST-04).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, kinds::station::Station, yaml::key};
use gongbao_site::Site;

codes! {
    STALE_STATION = "ST-04" Warning "站点信息久未核实" "the station was not verified lately"
        "超过规定天数未核实，可能已搬迁或改了电话。核实后更新 verified。"
        "Not verified for longer than the limit; it may have moved. Verify and update `verified`."
        S "公共法律服务站点公示要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations()
        .filter_map(|(index, station)| stale(site, &site.documents[index], station))
        .collect()
}

fn stale(site: &Site, document: &Document, station: &Station) -> Option<Finding> {
    let verified = station.verified?;
    let days = verified.days_until(site.today);
    (days > site.settings.limits.verified).then(|| {
        let name = document.key("verified");
        Finding::new(&STALE_STATION, document.place(&[key("verified")]))
            .says(
                format!("已 {days} 天未核实，可能已变化"),
                format!("not verified for {days} days; it may have changed"),
            )
            .help(
                format!("打电话或到现场核实，再更新“{name}”"),
                format!("verify, then update `{name}`"),
            )
    })
}
