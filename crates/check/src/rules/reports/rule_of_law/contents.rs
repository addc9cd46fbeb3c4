//! The required contents of the report (LAW-01).

use crate::{outline::outline, source_file::SourceFile};
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::kinds::report::ReportType;

codes! {
    REPORT_CONTENTS = "LAW-01" Warning "法治政府年报缺少必备内容" "the report on law-based government lacks a required content"
        "要有：主要举措和成效、不足和原因、第一责任人履职情况、下一年度安排。标题和顺序各地不同，写到了就行。"
        "Measures and results, shortcomings and causes, the head's duty, plans for the next year; in any order, below any heading."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
}

/// What a heading on shortcomings says.
pub(super) const SHORTCOMINGS: &[&str] = &["不足", "问题", "短板", "差距", "薄弱", "困难"];

/// A content that every report has, and how its presence is told.
struct RequiredContent {
    zh: &'static str,
    en: &'static str,
    /// Words of which a heading has one.
    headings: &'static [&'static str],
    /// Words of which the text has one, where no heading tells it.
    text: &'static [&'static str],
}

const REQUIRED: [RequiredContent; 4] = [
    RequiredContent {
        zh: "主要举措和成效",
        en: "measures and results",
        headings: &["举措", "成效", "措施", "做法", "情况", "工作", "进展", "成果"],
        text: &["举措", "成效", "成果"],
    },
    RequiredContent {
        zh: "存在的不足和原因",
        en: "shortcomings and their causes",
        headings: SHORTCOMINGS,
        text: &[
            "存在不足",
            "的不足",
            "不足之处",
            "一些不足",
            "仍存在",
            "还存在",
            "尚存在",
            "也存在",
            "仍有",
            "还有差距",
            "一定差距",
            "有待",
            "不够",
            "存在一些",
            "存在以下",
            "存在的问题",
            "存在的主要问题",
            "短板",
        ],
    },
    RequiredContent {
        zh: "第一责任人职责履行情况",
        en: "the head's own duty",
        headings: &["第一责任人"],
        text: &["第一责任人"],
    },
    RequiredContent {
        zh: "下一年度主要安排",
        en: "plans for the next year",
        headings: &["下一年", "下年", "下一步", "下一阶段", "明年", "安排", "计划", "打算", "思路"],
        text: &["下一年", "下一步", "下一阶段", "下步", "明年", "今后"],
    },
];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(report) = file.report(ReportType::RuleOfLaw) else { return Vec::new() };
    let headings = outline(file);
    let text: String = file.body().map(|(_, line)| line).collect();
    let next_year = format!("{}年", report.year.saturating_add(1));
    let is_there = |content: &RequiredContent| {
        let named = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
        headings.iter().any(|heading| named(content.headings, heading.text()))
            || named(content.text, &text)
            || (content.zh.starts_with("下一年") && text.contains(&next_year))
    };
    REQUIRED
        .iter()
        .filter(|content| !is_there(content))
        .map(|RequiredContent { zh, en, .. }| {
            Finding::new(&REPORT_CONTENTS, Place::file(file.path))
                .says(format!("没有写到：{zh}"), format!("the report does not tell of: {en}"))
                .help(format!("加一节“{zh}”"), format!("add a section on {en}"))
        })
        .collect()
}
