//! Section five names problems and what is done about them (AR-11).

use super::table::reports;
use crate::sections::sections;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::disclosure::SECTIONS};
use gongbao_site::Site;

codes! {
    REPORT_PROBLEMS = "AR-11" Error "第五部分没有内容" "section five says nothing"
        "“存在的主要问题及改进情况”不能空着，也不能写“无”。"
        "The section on problems and improvements may not be empty or say that there are none."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

/// A text no longer than this says nothing, in characters.
const NOTHING: usize = 10;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site)
        .filter(|(document, _)| says_nothing(document, 5, NOTHING))
        .map(|(document, _)| {
            Finding::new(&REPORT_PROBLEMS, Place::file(&document.path()))
                .says(
                    "“存在的主要问题及改进情况”是空的或写“无”",
                    "section five is empty or says nothing",
                )
                .help(
                    "写明主要问题和改进办法，不少于一句话",
                    "name the problems and what is done about them",
                )
        })
        .collect()
}

/// Whether a section, counted from 1, is there and has no more than so many characters, or says that there is nothing.
pub(super) fn says_nothing(document: &Document, number: usize, least: usize) -> bool {
    if document.body.headings.len() < SECTIONS.len() {
        return false;
    }
    let text = sections(document).into_iter().nth(number - 1).map(|section| section.text);
    let text = text.unwrap_or_default();
    text.chars().count() <= least || matches!(text.trim_end_matches('。'), "无" | "没有")
}
