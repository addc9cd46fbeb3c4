//! The findings for documents that lack a stage.

use gongbao_base::finding::{Finding, Place};

use super::{
    ApprovalSubject,
    codes::UNAPPROVED,
    record::{ApprovalRecord, ApprovalStanding},
    stages::ApprovalStages,
};

/// A finding for each of these documents that may not go out yet.
#[must_use]
pub fn unapproved(
    stages: &ApprovalStages,
    record: &ApprovalRecord,
    subjects: &[ApprovalSubject],
) -> Vec<Finding> {
    subjects
        .iter()
        .filter_map(|subject| {
            let standing = record.standing(stages, subject);
            let next = standing.next?;
            let (zh, en) = reason(&standing, next);
            let finding = Finding::new(&UNAPPROVED, Place::file(&subject.path)).says(zh, en);
            Some(finding.help(
                format!(
                    "请办“{next}”：gongbao approve give {} --stage {next} --name 姓名",
                    subject.path
                ),
                format!(
                    "fill {next}: gongbao approve give {} --stage {next} --name NAME",
                    subject.path
                ),
            ))
        })
        .collect()
}

fn reason(standing: &ApprovalStanding<'_>, next: &str) -> (String, String) {
    if let Some(opinion) = standing.returned {
        let (name, stage) = (&opinion.name, &opinion.stage);
        let words =
            if opinion.words.is_empty() { String::new() } else { format!("：{}", opinion.words) };
        return (
            format!("“{name}”在“{stage}”退回{words}"),
            format!("{name} sent it back at {stage}{words}"),
        );
    }
    if standing.changed && standing.passed.is_empty() {
        return (
            "审批之后改过，原来的意见作废".to_owned(),
            "it was changed after it was approved, which voids the opinions".to_owned(),
        );
    }
    (format!("还没有通过“{next}”"), format!("it has not passed {next} yet"))
}
