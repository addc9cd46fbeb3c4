//! A report is not last year's text again (AR-18, LAW-05).

use super::series::year_before;
use crate::{
    sections::{plain, sections},
    similarity::overlap,
};
use gongbao_base::{
    code::OWN,
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::report::{Report, ReportType},
};
use gongbao_site::Site;

codes! {
    PROBLEMS_COPIED = "AR-18" Warning "第五部分照搬上年" "section five is last year's"
        "存在的主要问题及改进情况要写当年的，不能照搬。"
        "Problems and improvements are those of the year."
        O "政府网站检查通报";
    REPORT_COPIED = "LAW-05" Warning "与上年报告雷同" "the report is last year's"
        "大部分文字和上一年的报告相同。"
        "Most of the text is last year's."
        O OWN;
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.reports()
        .filter_map(|(index, report)| copied(site, &site.documents[index], report))
        .collect()
}

fn copied(site: &Site, document: &Document, report: &Report) -> Option<Finding> {
    let (before, _) = year_before(site, report)?;
    let (code, own, other, limit) = match report.report_type {
        ReportType::RuleOfLaw => {
            (&REPORT_COPIED, plain(&document.body.html), plain(&before.body.html), 0.8)
        }
        ReportType::Disclosure => {
            let five = |document: &Document| sections(document).into_iter().nth(4).map(|s| s.text);
            (&PROBLEMS_COPIED, five(document)?, five(before)?, 0.9)
        }
    };
    let share = overlap(&own, &other);
    (own.chars().count() >= 40 && share >= limit).then(|| {
        let percent = (share * 100.0).round();
        Finding::new(code, Place::file(&document.path()))
            .says(
                format!("与上年报告雷同，{percent}%的文字相同"),
                format!("{percent}% of the text is last year's"),
            )
            .help("写当年的情况", "tell of this year")
    })
}
