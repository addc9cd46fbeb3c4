//! Shortcomings are named with their causes (LAW-04).

use super::contents;
use crate::rules::reports::series::of_type;
use crate::sections::sections;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::ReportType};
use gongbao_site::Site;

codes! {
    SHORTCOMINGS = "LAW-04" Note "不足和原因过于简略" "little is said of shortcomings and causes"
        "“存在的不足和原因”要写具体，既写不足，也写原因。"
        "Shortcomings are named with their causes."
        O "各地法治政府建设年度报告的通行要求";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    of_type(site, ReportType::RuleOfLaw)
        .filter_map(|(document, _)| shortcomings(document))
        .collect()
}

fn shortcomings(document: &Document) -> Option<Finding> {
    let all = sections(document);
    let section = all
        .iter()
        .find(|section| contents::SHORTCOMINGS.iter().any(|w| section.heading.contains(w)))?;
    let short = section.text.chars().count() < 80;
    let causeless = !["原因", "由于", "因为", "主要是", "根源", "导致"]
        .iter()
        .any(|w| section.text.contains(w) || section.heading.contains(w));
    (short || causeless).then(|| {
        Finding::new(&SHORTCOMINGS, Place::file(&document.path()))
            .says(
                if short {
                    "不足和原因写得过于简略"
                } else {
                    "只写了不足，没有写原因"
                },
                if short {
                    "the section on shortcomings is very short"
                } else {
                    "shortcomings are named, their causes are not"
                },
            )
            .help("写明具体问题和原因", "say what was wrong and why")
    })
}
