//! The report that goes with a package: who reviewed it, and what the checks found.

use crate::receipt::{Receipt, ReviewStep};
use gongbao_base::{
    finding::{Finding, Language, count},
    text::scrub,
};
use gongbao_check::format;
use gongbao_site::plan::Plan;

/// The report as text.
pub(super) fn text(
    plan: &Plan<'_>,
    steps: &[ReviewStep],
    before: Option<&Receipt>,
    findings: &[Finding],
    line: &dyn Fn(&str, usize) -> Option<String>,
) -> String {
    let [errors, warnings, notes] = count(findings);
    let mut text = format!("{} 检查报告\n\n一、审核签发\n\n", plan.site.settings.name);
    if steps.is_empty() {
        let review = plan.site.settings.key("review");
        text.push_str(&format!(
            "没有登记。请在 content/site.yaml 的“{review}”里登记起草、审核、保密审查和签发。\n"
        ));
    }
    for step in steps {
        let by = step.by.as_deref().map_or_else(|| "未登记".to_owned(), scrub);
        let on = step.on.map_or_else(|| "日期未登记".to_owned(), |date| date.to_string());
        text.push_str(&format!("{}：{by}，{on}\n", step.step));
    }
    // What was approved for the last hand-over is not approved for this one.
    let last = steps.iter().filter_map(|step| step.on).max();
    if let (Some(last), Some(before)) = (last, before)
        && last < before.when.date
    {
        let when = before.when;
        text.push_str(&format!(
            "\n注意：登记的日期都早于上一次交付（{when}），请确认这一次也经过审核签发。\n"
        ));
    }
    text.push_str(&format!("\n二、检查结果\n\n错误 {errors}，警告 {warnings}，提示 {notes}\n\n"));
    text.push_str(&format::text::write(findings, Language::Chinese, false, line));
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The findings as JSON lines, all of them.
pub(super) fn lines(findings: &[Finding]) -> String {
    format::json::write(findings, Language::Chinese)
}
