//! The title and the plan are of their years (LAW-03).

use crate::rules::reports::series::{of_type, years_in};
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::report::{Report, ReportType},
    yaml::key,
};
use gongbao_site::Site;

codes! {
    REPORT_YEARS = "LAW-03" Error "报告年份不一致" "the report's years differ"
        "标题的年份是报告年度，安排的年份是下一年。"
        "The title names the report's year, the plan the next one."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    of_type(site, ReportType::RuleOfLaw)
        .flat_map(|(document, report)| years(document, report))
        .collect()
}

fn years(document: &Document, report: &Report) -> Vec<Finding> {
    let wrong = |place: Place, zh: String, en: String| {
        Finding::new(&REPORT_YEARS, place)
            .says(zh, en)
            .help("核对年份，改成一致", "make the years agree")
    };
    let mut findings = Vec::new();
    let title = &document.common.title;
    let named = years_in(title);
    if !named.is_empty() && !named.contains(&report.year) {
        findings.push(wrong(
            document.place(&[key("title")]),
            format!("标题的年份是{}，年度是{}", named[0], report.year),
            format!("the title says {}, `{}` says {}", named[0], document.key("year"), report.year),
        ));
    }
    for heading in &document.body.headings {
        let plan =
            ["计划", "安排", "打算", "下一步"].iter().any(|word| heading.text.contains(word));
        let named = years_in(&heading.text);
        if plan && !named.is_empty() && !named.contains(&(report.year + 1)) {
            findings.push(wrong(
                Place::file(&document.path()),
                format!("“{}”应是{}年的安排", heading.text, report.year + 1),
                format!("the section on plans names {}, not {}", named[0], report.year + 1),
            ));
        }
    }
    findings
}
