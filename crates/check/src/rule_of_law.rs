//! The yearly report on building a law-based government: its required contents, its years, its own office.
//!
//! 法治政府建设与责任落实督察工作规定 art. 24, as reported (standards 4 [S]).

use super::{
    file::File,
    sections::{overlap, plain, sections},
};
use gongbao_base::{code::OWN, codes};
use gongbao_base::{
    finding::{Finding, Place},
    text::is_han,
};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        report::{Report, ReportType},
    },
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    PROBLEMS_COPIED = "AR-18" Warning "第五部分照搬上年" "section five is last year's"
        "存在的主要问题及改进情况要写当年的，不能照搬。"
        "Problems and improvements are those of the year."
        O "政府网站检查通报；本程序的写法";
    REPORT_CONTENTS = "LAW-01" Error "法治政府年报缺少必备内容" "the report on law-based government lacks a required content"
        "要有：主要举措和成效、不足和原因、第一责任人履职情况、下一年度安排、其他需要报告的情况。依据：法治政府建设与责任落实督察工作规定第二十四条。"
        "Measures and results, shortcomings and causes, the head's duty, plans for the next year."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
    REPORT_YEARS = "LAW-03" Error "报告年份不一致" "the report's years differ"
        "标题的年份是报告年度，安排的年份是下一年。"
        "The title names the report's year, the plan the next one."
        S "法治政府建设与责任落实督察工作规定（厅字〔2019〕28号）第二十四条";
    SHORTCOMINGS = "LAW-04" Warning "不足和原因过于简略" "little is said of shortcomings and causes"
        "“存在的不足和原因”要写具体，既写不足，也写原因。"
        "Shortcomings are named with their causes."
        O "各地法治政府建设年度报告的通行要求";
    REPORT_COPIED = "LAW-05" Warning "与上年报告雷同" "the report is last year's"
        "大部分文字和上一年的报告相同。"
        "Most of the text is last year's."
        O OWN;
    OTHER_OFFICE = "LAW-06" Warning "出现其他单位名称" "another office is named"
        "报告里出现别的街道、镇的名称，常常是照抄时留下的。"
        "A report that names another sub-district was often copied from it."
        O OWN;
}

/// The required contents: name, and words of which a heading or the text must have one.
const REQUIRED: [(&str, &str, &[&str]); 4] = [
    ("主要举措和成效", "measures and results", &["举措", "成效", "工作开展情况"]),
    ("存在的不足和原因", "shortcomings and their causes", &["不足", "问题", "短板"]),
    ("第一责任人职责履行情况", "the head's own duty", &["第一责任人"]),
    ("下一年度主要安排", "plans for the next year", &["下一年", "下一步", "安排", "计划", "打算"]),
];

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, report) in site.reports() {
        let document = &site.documents[index];
        if report.report_type == ReportType::RuleOfLaw {
            findings.extend(contents(document));
            findings.extend(years(document, report));
            findings.extend(shortcomings(document));
        }
        findings.extend(copied(site, document, report));
    }
    findings
}

/// LAW-01.
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

/// LAW-03: the title and the plan are of their years.
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
            document.place(&[Step::Key("title".to_owned())]),
            format!("标题的年份是{}，年度是{}", named[0], report.year),
            format!("the title says {}, `year` says {}", named[0], report.year),
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

fn years_in(text: &str) -> Vec<u16> {
    text.match_indices('年')
        .filter_map(|(at, _)| text.get(at.checked_sub(4)?..at)?.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect()
}

/// LAW-04.
fn shortcomings(document: &Document) -> Option<Finding> {
    let all = sections(document);
    let section =
        all.iter().find(|section| REQUIRED[1].2.iter().any(|w| section.heading.contains(w)))?;
    let short = section.text.chars().count() < 80;
    let causeless = !["原因", "由于", "因为"]
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

/// LAW-05 and AR-18: not last year's text again.
fn copied(site: &Site, document: &Document, report: &Report) -> Option<Finding> {
    let (index, _) = site.reports().find(|(_, other)| {
        other.report_type == report.report_type && other.year + 1 == report.year
    })?;
    let before = &site.documents[index];
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

/// LAW-06: another office's name is often left from a copied report.
pub(super) fn text(file: &File<'_>) -> Vec<Finding> {
    let Some(Entry::Report(_)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let org = &file.settings.org;
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for suffix in ["街道办事处", "街道党工委", "镇人民政府"] {
            for (at, _) in line.match_indices(suffix) {
                let name: Vec<(usize, char)> = line[..at]
                    .char_indices()
                    .rev()
                    .take_while(|(_, c)| is_han(*c))
                    .take(3)
                    .collect();
                // A name has two or three characters; the text around it is not known, so both are tried.
                let own = |length: usize| {
                    name.get(length - 1).is_some_and(|(start, _)| {
                        let name = &line[*start..at];
                        org.name.contains(name)
                            || org.short.as_deref().is_some_and(|s| s.contains(name))
                    })
                };
                let generic = line[..at]
                    .ends_with(['各', '全', '本', '我', '该', '区', '和', '、', '市', '县', '乡']);
                let Some((start, _)) = name.get(1) else { continue };
                if generic || own(2) || own(3) {
                    continue;
                }
                let shown = &line[*start..at + suffix.len()];
                findings.push(
                    Finding::new(
                        &OTHER_OFFICE,
                        file.place(number, line, *start..at + suffix.len()),
                    )
                    .says(
                        format!("出现其他单位的名称：{shown}"),
                        format!("another office is named: {shown}"),
                    )
                    .help(
                        "是从别处抄来的就改正；确实涉及的不用改",
                        "mend it if it was copied; leave it if it is meant",
                    ),
                );
            }
        }
    }
    findings
}
