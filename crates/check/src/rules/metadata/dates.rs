//! The dates of a notice are in order (META-01).

use gongbao_base::codes;
use gongbao_base::finding::Finding;
use gongbao_content::yaml::key;
use gongbao_content::{document::Document, kinds::notice::Notice, yaml::Step};
use gongbao_site::Site;

codes! {
    DATES_DISORDER = "META-01" Error "日期先后矛盾" "dates out of order"
        "成文日期不晚于发布日期；施行日期不晚于失效日期；征求意见的开始不晚于截止。"
        "Written is not after published; effective is not after expires; a comment period begins before it ends."
        O "由日期的含义推出";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices().flat_map(|(index, notice)| disorder(&site.documents[index], notice)).collect()
}

fn disorder(document: &Document, notice: &Notice) -> Vec<Finding> {
    let published = document.common.published.map(|moment| moment.date);
    let period = notice.comment_period.as_ref();
    let pairs = [
        (
            &["written"][..],
            "成文日期",
            "written",
            notice.written,
            "发布日期",
            "published",
            published,
        ),
        (
            &["expires"],
            "施行日期",
            "effective",
            notice.effective,
            "失效日期",
            "expires",
            notice.expires,
        ),
        (
            &["comment_period", "end"],
            "征求意见开始日期",
            "start",
            period.map(|p| p.start),
            "截止日期",
            "end",
            period.map(|p| p.end),
        ),
    ];
    pairs
        .into_iter()
        .filter_map(|(path, zh_a, en_a, a, zh_b, en_b, b)| {
            let (a, b) = (a?, b?);
            if a <= b {
                return None;
            }
            let path: Vec<Step> = path.iter().map(|name| key(name)).collect();
            Some(
                Finding::new(&DATES_DISORDER, document.place(&path))
                    .says(
                        format!("{zh_a} {a} 晚于{zh_b} {b}"),
                        format!("`{en_a}` {a} is after `{en_b}` {b}"),
                    )
                    .help(
                        "核对原件后改正其中一个",
                        "compare with the original and mend one of them",
                    ),
            )
        })
        .collect()
}
