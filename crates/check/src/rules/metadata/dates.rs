//! The dates of a notice are in order (META-01).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, kinds::notice::Notice, yaml::key};
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
    let (start, end) = (period.map(|period| period.start), period.map(|period| period.end));
    // What is earlier, what is later, and the key at which the finding stands.
    let pairs = [
        (
            ("成文日期", "written", notice.written),
            ("发布日期", "published", published),
            vec![key("written")],
        ),
        (
            ("施行日期", "effective", notice.effective),
            ("失效日期", "expires", notice.expires),
            vec![key("expires")],
        ),
        (
            ("征求意见开始日期", "comment_period.start", start),
            ("截止日期", "comment_period.end", end),
            vec![key("comment_period"), key("end")],
        ),
    ];
    let disorder = pairs.into_iter().filter_map(|((zh, first, a), (other_zh, second, b), path)| {
        let (a, b) = (a?, b?);
        let (first, second) = (document.key(first), document.key(second));
        (a > b).then(|| {
            Finding::new(&DATES_DISORDER, document.place(&path))
                .says(
                    format!("{zh} {a} 晚于{other_zh} {b}"),
                    format!("`{first}` {a} is after `{second}` {b}"),
                )
                .help("核对原件后改正其中一个", "compare with the original and mend one of them")
        })
    });
    disorder.collect()
}
