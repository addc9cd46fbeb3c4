//! The way to publication as a receipt keeps it: who wrote, reviewed and approved.

use serde::{Deserialize, Serialize};

use gongbao_base::date::Date;
use gongbao_content::settings::Review;

/// One signature of the way to publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStep {
    /// The step in Chinese: 起草, 审核, 保密审查 or 签发.
    pub step: String,
    /// Who, as the office writes it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
}

/// The steps that the settings name, in their order.
#[must_use]
pub fn review_steps(review: &Review) -> Vec<ReviewStep> {
    let steps = [
        ("起草", &review.drafted_by, review.drafted),
        ("审核", &review.reviewed_by, review.reviewed),
        ("保密审查", &review.secrecy_reviewed_by, review.secrecy_reviewed),
        ("签发", &review.approved_by, review.approved),
    ];
    steps
        .into_iter()
        .filter(|(_, by, on)| by.is_some() || on.is_some())
        .map(|(step, by, on)| ReviewStep { step: step.to_owned(), by: by.clone(), on })
        .collect()
}
