//! The required contents of the report (LAW-01).

use crate::rules::reports::series::of_type;
use crate::sections::plain;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::ReportType};
use gongbao_site::Site;

codes! {
    REPORT_CONTENTS = "LAW-01" Error "法治政府年报缺少必备内容" "the report on law-based government lacks a required content"
        "要有：主要举措和成效、不足和原因、第一责任人履职情况、下一年度安排、其他需要报告的情况。"
        "Measures and results, shortcomings and causes, the head's duty, plans for the next year."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
}

/// What a heading on shortcomings says.
pub(super) const SHORTCOMINGS: &[&str] = &["不足", "问题", "短板"];

/// The required contents: name, and words of which a heading or the text must have one.
const REQUIRED: [(&str, &str, &[&str]); 4] = [
    ("主要举措和成效", "measures and results", &["举措", "成效", "工作开展情况"]),
    ("存在的不足和原因", "shortcomings and their causes", SHORTCOMINGS),
    ("第一责任人职责履行情况", "the head's own duty", &["第一责任人"]),
    ("下一年度主要安排", "plans for the next year", &["下一年", "下一步", "安排", "计划", "打算"]),
];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    of_type(site, ReportType::RuleOfLaw).flat_map(|(document, _)| contents(document)).collect()
}

fn contents(document: &Document) -> Vec<Finding> {
    let headings: Vec<&str> =
        document.body.headings.iter().map(|heading| heading.text.as_str()).collect();
    let text = plain(&document.body.html);
    REQUIRED
        .iter()
        .filter(|(name, _, words)| {
            let named = headings.iter().any(|heading| words.iter().any(|w| heading.contains(w)));
            // The head's duty is often told below another heading.
            !(named || (name.starts_with("第一责任人") && text.contains("第一责任人")))
        })
        .map(|(zh, en, _)| {
            Finding::new(&REPORT_CONTENTS, Place::file(&document.path()))
                .says(
                    format!("法治政府建设年度报告缺少必备内容：{zh}"),
                    format!("the report lacks a required content: {en}"),
                )
                .help(
                    format!("加一节，标题里写明“{zh}”"),
                    format!("add a section on {en}; its heading names it"),
                )
        })
        .collect()
}
