//! A date that has not come is no publication date (FRESH-07).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;

codes! {
    FUTURE_DATE = "FRESH-07" Error "发布日期在将来" "a publication date in the future"
        "发布日期要如实填写，伪造发稿日期属于单项否决。"
        "The date is the real one; a forged one fails an inspection (国办秘函〔2019〕19号)."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().filter_map(|document| future(site, document)).collect()
}

fn future(site: &Site, document: &Document) -> Option<Finding> {
    let published = document.common.published?.date;
    (published > site.today).then(|| {
        let draft = document.key("draft");
        Finding::new(&FUTURE_DATE, document.place(&[key("published")]))
            .says(
                format!("发布日期在将来：{published}"),
                format!("published in the future: {published}"),
            )
            .help(
                format!("改成真实的发布日期；还没到发布的时候就加 {draft}: true"),
                format!("write the real day, or keep it back with `{draft}: true`"),
            )
    })
}
