//! Who can apply for legal aid at a station is told whom to call, who qualifies and how to apply (ST-08).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::station::{Station, StationType},
    markdown::LinkTarget,
};
use gongbao_site::Site;

codes! {
    NO_PROCEDURE = "ST-08" Warning "没有写12348或申请条件、程序" "the station tells no hotline, or not how to apply"
        "受理法律援助的站点要告诉群众法律援助的条件和程序。正文里链接到申请说明，或者直接写出来。"
        "A station that takes applications tells the conditions and the procedure (Legal Aid Law art. 23)."
        P "法律援助法第二十三条";
}

const HOTLINE: &str = "12348";

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let stations = site.stations();
    stations.filter_map(|(index, station)| untold(site, &site.documents[index], station)).collect()
}

fn untold(site: &Site, document: &Document, station: &Station) -> Option<Finding> {
    let aid = station.apply_here
        || matches!(station.type_of(), StationType::LegalAid | StationType::LegalAidContact);
    if !aid {
        return None;
    }
    let html = &document.body.html;
    // Every page shows the site's hotline.
    let hotline = site.settings.hotline == HOTLINE
        || station.phones.iter().any(|phone| phone == HOTLINE)
        || html.contains(HOTLINE);
    let here =
        html.contains("条件") && ["程序", "材料", "流程"].iter().any(|word| html.contains(word));
    let procedure =
        here || document.body.links.iter().any(|link| leads_to_procedure(site, &link.target));
    let (zh, en) = match (hotline, procedure) {
        (true, true) => return None,
        (false, true) => ("没有写12348", "the hotline 12348 is missing"),
        (true, false) => {
            ("没有申请条件、程序，也没有链接", "nothing tells who qualifies and how to apply")
        }
        (false, false) => (
            "没有写12348，也没有申请条件、程序",
            "neither the hotline 12348 nor how to apply is told",
        ),
    };
    Some(Finding::new(&NO_PROCEDURE, Place::at(&document.path(), 1, 1, 3)).says(zh, en).help(
        "正文里链接到法律援助的申请说明，写上12348",
        "link to the page on applying for legal aid, and give 12348",
    ))
}

fn leads_to_procedure(site: &Site, target: &LinkTarget) -> bool {
    match target {
        LinkTarget::Document(address, _) => {
            let document = site.by_file(&address.to_string()).map(|index| &site.documents[index]);
            document.is_some_and(|of| {
                let title = &of.common.title;
                of.body.html.contains("法律援助")
                    && ["申请", "条件", "程序", "指南", "援助"]
                        .iter()
                        .any(|word| title.contains(word))
            })
        }
        LinkTarget::Outside(url) => url.contains("12348"),
        _ => false,
    }
}
