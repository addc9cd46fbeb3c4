//! The issuer is given by its full name (META-02).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    ISSUER_SHORT = "META-02" Warning "发布机构用了简称" "the issuer's short name"
        "发布机构写全称，简称不利于检索和归档。"
        "The issuer is given by its full name."
        S "政府信息公开平台元数据：发布机构用全称";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let org = &site.settings.org;
    let short = org.short.as_ref().filter(|short| **short != org.name);
    site.notices()
        .filter(|(_, notice)| notice.issuer.is_some() && notice.issuer.as_ref() == short)
        .map(|(index, _)| {
            Finding::new(&ISSUER_SHORT, site.documents[index].place(&[key("issuer")]))
                .says("发布机构用了简称", "the issuer is given by its short name")
                .help(format!("写成 {}", org.name), format!("write {}", org.name))
        })
        .collect()
}
