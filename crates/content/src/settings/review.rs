//! Who drafted, reviewed and approved what goes out, and what is missing of it.

use crate::{
    codes,
    fields::{Keys, fields},
};
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};

fields! {
    /// Who answers for what goes out (先审后发、三审三校): posts or names as the office itself writes them. Kept in
    /// receipts and reports, never on a page.
    pub struct Review {
        drafted_by: Option<String>, "起草" "编写的岗位或姓名" "who wrote it" "政务公开专员";
        drafted: Option<Date>, "起草日期" "编写的日期" "when" "2024-03-01";
        reviewed_by: Option<String>, "审核" "审核的岗位或姓名，不能是起草人" "who reviewed it, another than who wrote it" "党政办主任";
        reviewed: Option<Date>, "审核日期" "审核的日期" "when" "2024-03-01";
        secrecy_reviewed_by: Option<String>, "保密审查" "保密审查的岗位或姓名" "who reviewed it for secrets" "保密员";
        secrecy_reviewed: Option<Date>, "保密审查日期" "保密审查的日期" "when" "2024-03-01";
        approved_by: Option<String>, "签发" "批准发布的岗位或姓名" "who approved it" "分管领导";
        approved: Option<Date>, "签发日期" "批准发布的日期" "when" "2024-03-01";
    }
}

/// The finding for a review that is not complete: a step without a hand, or one that reviews its own work.
#[must_use]
pub fn unreviewed(review: &Review, place: Place, keys: &Keys) -> Option<Finding> {
    let steps = [
        (&review.drafted_by, "起草", "review.drafted_by"),
        (&review.reviewed_by, "审核", "review.reviewed_by"),
        (&review.secrecy_reviewed_by, "保密审查", "review.secrecy_reviewed_by"),
        (&review.approved_by, "签发", "review.approved_by"),
    ];
    let missing: Vec<_> = steps.iter().filter(|(by, ..)| by.is_none()).collect();
    let finding = Finding::new(&codes::UNREVIEWED, place);
    if missing.is_empty() {
        let own = review.reviewed_by == review.drafted_by;
        return own.then(|| {
            finding
                .says("审核人就是起草人", "the reviewer is the one who drafted it")
                .help("由另一人审核", "have another one review it")
        });
    }
    let zh: Vec<_> = missing.iter().map(|(_, zh, _)| *zh).collect();
    let missing: Vec<_> = missing.iter().map(|(.., key)| keys.name(key)).collect();
    let review = keys.name("review");
    Some(
        finding
            .says(
                format!("审核签发缺少：{}", zh.join("、")),
                format!("the review lacks: {}", missing.join(", ")),
            )
            .help(
                format!("在“{review}”下补上岗位或姓名：{}", missing.join("、")),
                format!("add posts or names under `{review}`: {}", missing.join(", ")),
            ),
    )
}
