//! A publicity says how long it lasts and where to object, and is published when it begins (NOTICE-01, NOTICE-03).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::notice::{Category, Notice},
    yaml::key,
};
use gongbao_site::Site;

use crate::sections::plain;

codes! {
    PUBLICITY_CONTENTS = "NOTICE-01" Note "公示缺少要件" "a publicity lacks something"
        "公示要写明公示期、怎样提出异议、受理单位的联系方式。"
        "A publicity says how long it lasts, how to object, and whom to reach."
        M "公示的通行写法";
    PUBLISHED_LATE = "NOTICE-03" Warning "公示开始后才发布" "published after it began"
        "公示期从发布之日起算，发布晚了，公示期就短了。"
        "The time of a publicity begins when it is published."
        M "公示的通行写法";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .filter(|(_, notice)| notice.category == Category::Publicity)
        .map(|(index, notice)| (&site.documents[index], notice))
        .flat_map(|(document, notice)| {
            contents(document, notice).into_iter().chain(late(document, notice))
        })
        .collect()
}

fn contents(document: &Document, notice: &Notice) -> Option<Finding> {
    let text = plain(&document.body.html);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let has_phone = |phone: &Option<String>| phone.is_some();
    let parts = [
        ("公示期", "its time", notice.comment_period.is_some() || says(&["公示期", "公示时间"])),
        ("异议的提出方式", "how to object", says(&["异议", "反映", "意见", "举报", "监督"])),
        (
            "联系方式",
            "whom to reach",
            notice.contact.as_ref().is_some_and(|contact| has_phone(&contact.phone))
                || says(&["电话", "邮箱", "书面", "来信"]),
        ),
    ];
    let missing: Vec<_> = parts.iter().filter(|(.., there)| !there).collect();
    (!missing.is_empty()).then(|| {
        let join = |name: fn(&(&'static str, &'static str, bool)) -> &'static str, comma: &str| {
            missing.iter().map(|part| name(part)).collect::<Vec<_>>().join(comma)
        };
        let (zh, en) = (join(|part| part.0, "、"), join(|part| part.1, ", "));
        Finding::new(&PUBLICITY_CONTENTS, Place::file(&document.path()))
            .says(format!("公示没有写：{zh}"), format!("the publicity does not tell: {en}"))
            .help(format!("在正文里写明{zh}"), format!("tell {en} in the text"))
    })
}

fn late(document: &Document, notice: &Notice) -> Option<Finding> {
    let start = notice.comment_period.as_ref()?.start;
    let published = document.common.published?.date;
    (published > start).then(|| {
        Finding::new(&PUBLISHED_LATE, document.place(&[key("comment_period"), key("start")]))
            .says(
                format!("公示从 {start} 开始，{published} 才发布"),
                format!("it began on {start} and was published on {published}"),
            )
            .help("公示期从发布之日起重新计算", "let it begin on the day of publication")
    })
}
