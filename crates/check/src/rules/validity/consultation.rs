//! Time enough for comments, and an answer to them (CONSULT-01, CONSULT-02).

use super::public_notices::public_notices;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::notice::{Category, Notice},
    yaml::key,
};
use gongbao_site::Site;

codes! {
    COMMENTS_SHORT = "CONSULT-01" Error "征求意见时间太短" "too little time for comments"
        "公开征求意见一般不少于30日，缩短要写明理由。"
        "Thirty days as a rule; a shorter time needs a reason (重大行政决策程序暂行条例 art. 15)."
        P "重大行政决策程序暂行条例（国令第713号）第十五条";
    COMMENTS_UNANSWERED = "CONSULT-02" Warning "没有公布采纳情况" "nothing says what came of comments"
        "征求意见结束后要公布收到和采纳的情况。"
        "After a consultation the office says what it adopted."
        M "重大行政决策程序暂行条例";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    public_notices(site)
        .filter_map(|(index, document, notice)| consultation(site, index, document, notice))
        .collect()
}

fn consultation(
    site: &Site,
    index: usize,
    document: &Document,
    notice: &Notice,
) -> Option<Finding> {
    let period = notice.comment_period.as_ref()?;
    if notice.category == Category::Publicity {
        return None;
    }
    let (days, least) = (period.start.days_until(period.end) + 1, site.settings.limits.comments);
    if days < least && period.short_reason.is_none() && period.start <= period.end {
        let short_reason = document.key("comment_period.short_reason");
        return Some(
            Finding::new(&COMMENTS_SHORT, document.place(&[key("comment_period"), key("end")]))
                .says(
                    format!("征求意见只有 {days} 天，一般不少于{least}天"),
                    format!("{days} days for comments, at least {least} as a rule"),
                )
                .help(
                    format!("延长，或在“{short_reason}”写明理由"),
                    format!("make it longer, or say why under `{short_reason}`"),
                ),
        );
    }
    let answered = !site.relations[index].interpreted_by.is_empty()
        || site.notices().any(|(other, _)| {
            other != index
                && site.documents[other].citations.iter().any(|c| *c.text == *document.common.title)
        });
    let since = period.end.days_until(site.today);
    (since > 30 && !answered).then(|| {
        Finding::new(&COMMENTS_UNANSWERED, document.place(&[key("comment_period")]))
            .says(
                format!("征求意见已结束 {since} 天，没有公布采纳情况"),
                format!("closed for {since} days, and nothing says what came of the comments"),
            )
            .help(
                "发布采纳情况的通知，并在里面写上本文的《标题》",
                "publish what was adopted, in a notice that names this one by its title in 《》",
            )
    })
}
