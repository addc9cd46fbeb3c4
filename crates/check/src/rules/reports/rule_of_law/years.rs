//! The title, the headings and the plan are of their years (LAW-03).

use crate::{
    outline::{OutlineHeading, outline},
    rules::reports::series::years_in,
    source_file::SourceFile,
};
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::ReportType, yaml::key};

codes! {
    REPORT_YEARS = "LAW-03" Error "报告年份不一致" "the report's years differ"
        "标题的年份是报告年度，安排的年份是下一年；留着上一年年份的标题常是照抄时没有改。"
        "The title names the report's year, the plan the next one; a heading of last year was often copied."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
}

/// What a heading on plans says.
const PLANS: [&str; 4] = ["计划", "安排", "打算", "下一步"];

/// What a heading says that rightly speaks of an earlier year.
const EARLIER: [&str; 9] =
    ["整改", "反馈", "督察", "考核", "上年", "上一年", "以来", "回顾", "遗留"];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let (Some(report), Some(document)) = (file.report(ReportType::RuleOfLaw), file.document) else {
        return Vec::new();
    };
    let of_title = title(document, report.year);
    let of_headings = outline(file).into_iter().filter_map(|it| heading(file, &it, report.year));
    of_title.into_iter().chain(of_headings).collect()
}

fn wrong(place: Place, zh: String, en: String) -> Finding {
    Finding::new(&REPORT_YEARS, place)
        .says(zh, en)
        .help("核对年份，改成一致", "make the years agree")
}

fn title(document: &Document, year: u16) -> Option<Finding> {
    let named = years_in(&document.common.title);
    let first = named.first().filter(|_| !named.contains(&year))?;
    Some(wrong(
        document.place(&[key("title")]),
        format!("标题的年份是{first}，年度是{year}"),
        format!("the title says {first}, `{}` says {year}", document.key("year")),
    ))
}

fn heading(file: &SourceFile<'_>, heading: &OutlineHeading<'_>, year: u16) -> Option<Finding> {
    let OutlineHeading { number, line, range, first_level } = heading;
    let text = heading.text();
    let named = years_in(text);
    let first = *named.first()?;
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let place = || file.place(*number, line, range.clone());
    if says(&PLANS) && !says(&["完成", "执行"]) {
        return (!named.contains(&(year + 1))).then(|| {
            wrong(
                place(),
                format!("“{text}”应是{}年的安排", year + 1),
                format!("the section on plans names {first}, not {}", year + 1),
            )
        });
    }
    (*first_level && named.iter().all(|named| *named < year) && !says(&EARLIER)).then(|| {
        wrong(
            place(),
            format!("标题写{first}年，这是{year}年的报告"),
            format!("the heading is of {first}, the report of {year}"),
        )
        .warning()
    })
}
