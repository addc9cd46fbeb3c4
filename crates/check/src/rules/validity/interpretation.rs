//! A normative document is explained, and an explanation explains (INTERP-03, INTERP-04).

use super::public_notices::public_notices;
use crate::{sections::plain, similarity::overlap};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::notice::{Category, Notice},
    yaml::key,
};
use gongbao_site::{RelatedNotice, Site};

codes! {
    NOT_INTERPRETED = "INTERP-03" Warning "规范性文件没有解读" "not interpreted"
        "规范性文件和解读同时发布，最迟晚3个工作日。"
        "A normative document is published with its interpretation."
        S "政策解读工作要求（双向关联、同步解读）";
    INTERPRETATION_COPIED = "INTERP-04" Warning "解读照抄原文" "the interpretation copies the document"
        "解读要说清背景、依据、主要内容和怎么办，不能重复原文。"
        "An interpretation explains, and does not repeat."
        S "政策解读工作要求（双向关联、同步解读）";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    public_notices(site)
        .filter_map(|(index, document, notice)| interpretation(site, index, document, notice))
        .collect()
}

fn interpretation(
    site: &Site,
    index: usize,
    document: &Document,
    notice: &Notice,
) -> Option<Finding> {
    let of = &site.relations[index];
    if notice.category == Category::Interpretation {
        let own = plain(&document.body.html);
        let copied = of.interprets.iter().any(|other| {
            let RelatedNotice::Public(other) = other else { return false };
            own.chars().count() >= 100
                && overlap(&own, &plain(&site.documents[*other].body.html)) >= 0.7
        });
        return copied.then(|| {
            Finding::new(&INTERPRETATION_COPIED, document.place(&[key("interprets")]))
                .says("解读大部分照抄原文", "the interpretation is mostly the document itself")
                .help(
                    "用自己的话说明背景、依据、内容和怎么办理",
                    "say in plain words why, on what ground, what changes and how it is done",
                )
        });
    }
    let published = document.common.published?.date;
    let old = published.days_until(site.today);
    (notice.normative && of.interpreted_by.is_empty() && old > 5).then(|| {
        let interprets = document.key("interprets");
        Finding::new(&NOT_INTERPRETED, document.place(&[key("normative")]))
            .says(
                format!("发布 {old} 天仍没有解读"),
                format!("published {old} days ago and not interpreted"),
            )
            .help(
                format!("发布一篇政策解读，在“{interprets}”写上本文的网址名"),
                format!("publish an interpretation that names this notice under `{interprets}`"),
            )
    })
}
