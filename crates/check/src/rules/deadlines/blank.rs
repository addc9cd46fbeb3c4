//! A column of the navigation that holds nothing (FRESH-04).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{kinds::KINDS, settings};
use gongbao_site::Site;

codes! {
    BLANK_COLUMN = "FRESH-04" Warning "空白栏目" "a blank column"
        "导航指向的栏目没有内容。累计5个空白栏目即单项否决。"
        "The navigation leads to a column without anything; five of them fail an inspection."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, item) in site.settings.nav.iter().enumerate() {
        let kind = KINDS.iter().find(|kind| item.to == format!("{}/index.html", kind.folder));
        let Some(kind) = kind else { continue };
        let holds = site.documents.iter().any(|document| document.kind.name == kind.name);
        if !holds && !site.has_unread(kind.name) {
            findings.push(
                Finding::new(&BLANK_COLUMN, Place::file(settings::FILE))
                    .says(
                        format!("空白栏目：{}", item.title),
                        format!("navigation item {} leads to a column without anything", at + 1),
                    )
                    .help(
                        "补充内容，或先从导航里去掉",
                        "add a document, or leave it out of the navigation",
                    ),
            );
        }
    }
    findings
}
