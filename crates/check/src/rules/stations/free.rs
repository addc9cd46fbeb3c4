//! Legal aid costs nothing, and the page says so (ST-07; 法律援助法 art. 20 [P]).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::station::{Station, StationType},
};
use gongbao_site::Site;

codes! {
    NOT_FREE = "ST-07" Warning "没有注明免费" "nothing says that the service is free"
        "法律援助不得收取财物。"
        "Nobody may charge for legal aid (Legal Aid Law art. 20)."
        P "法律援助法第二十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.stations()
        .filter_map(|(index, station)| not_free(&site.documents[index], station))
        .collect()
}

fn not_free(document: &Document, station: &Station) -> Option<Finding> {
    let aid = station.apply_here
        || matches!(station.type_of(), StationType::LegalAid | StationType::LegalAidContact);
    (aid && !station.free).then(|| {
        let free = document.key("free");
        Finding::new(&NOT_FREE, Place::at(&document.path(), 1, 1, 3))
            .says("没有注明免费", "nothing says that the service is free")
            .help(
                format!("加上一行：{free}: true（法律援助不得收取财物）"),
                format!("add `{free}: true`; nobody may charge for legal aid"),
            )
    })
}
