//! The six sections with their fixed titles, in order (AR-01).

use super::table::reports;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::disclosure::SECTIONS};
use gongbao_site::Site;

codes! {
    REPORT_SECTIONS = "AR-01" Error "年报不是固定六部分" "the report does not have its six sections"
        "政府信息公开工作年度报告有固定的六部分，标题和顺序不能改。"
        "The yearly report on disclosure has six sections with fixed titles, in order (国办公开办函〔2021〕30号)."
        S "国办公开办函〔2021〕30号：年报六部分";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site).filter_map(|(document, _)| misplaced(document)).collect()
}

/// The first section that is missing or out of order.
fn misplaced(document: &Document) -> Option<Finding> {
    let headings = document.body.headings.iter().filter(|heading| heading.level == 2);
    let found: Vec<&str> = headings.map(|heading| heading.text.as_str()).collect();
    let (at, section) =
        SECTIONS.iter().enumerate().find(|(at, section)| found.get(*at) != Some(section))?;
    Some(
        Finding::new(&REPORT_SECTIONS, Place::file(&document.path()))
            .says(
                format!("年报应为固定六部分，缺少或顺序不对：{section}"),
                format!("the report has six fixed sections; missing or out of order: {section}"),
            )
            .help(
                format!("第{}个二级标题写成：## {section}", at + 1),
                format!("write second-level heading {} as: ## {section}", at + 1),
            ),
    )
}
