//! What should never have been public is taken down at once, not on a day to come (DOWN-03).

use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;

codes! {
    WITHDRAWN_TOO_LATE = "DOWN-03" Error "该马上撤下的还公开着" "what should go at once is still public"
        "撤下日期可以定在将来，例如公示期满；误发、泄露这样的原因，要马上撤下。"
        "A withdrawal may be planned, such as for the end of a publicity; what was published by mistake goes at once."
        O OWN;
}

/// Words of a reason that leave no time.
const AT_ONCE: [&str; 12] = [
    "误发",
    "发错",
    "错发",
    "放错",
    "泄露",
    "泄密",
    "涉密",
    "失密",
    "不该公开",
    "不应公开",
    "不宜公开",
    "不得公开",
];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().filter_map(still_public).collect()
}

fn still_public(document: &Document) -> Option<Finding> {
    let withdrawn = document.common.withdrawn.as_ref()?;
    AT_ONCE.iter().any(|word| withdrawn.reason.contains(word)).then(|| {
        let day = withdrawn.date;
        Finding::new(&WITHDRAWN_TOO_LATE, document.place(&[key("withdrawn"), key("date")]))
            .says(
                format!("不该公开的内容要到 {day} 才撤下"),
                format!("what should not be public stays public until {day}"),
            )
            .help("把日期改为今天，马上生成并发布", "write today, then build and publish at once")
    })
}
