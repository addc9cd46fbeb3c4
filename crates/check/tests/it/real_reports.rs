//! Openings of real reports: every true defect that was found in them by reading, and no other of the rules on words and years.
//!
//! The texts are no part of the repository: `cargo test -p gongbao-check --test it real_reports -- --ignored`, with
//! `../shared/corpus/reports`. Texts of the same shapes that are, stand in `tests/broken/law-real-headings.txt` and its like.

use std::fs;

use gongbao_base::{date::Date, finding::Finding};

use crate::{memory, repository};

/// The true defects: file, code, the text at the place.
const DEFECTS: [(&str, &str, &str); 8] = [
    ("fazhi-2025-a", "LAW-03", "一、2024年法治政府建设基本情况"),
    ("fazhi-2025-a", "WORD-12", "2022—2025年"),
    ("fazhi-2025-c", "WORD-11", "2025度"),
    ("fazhi-2025-c", "WORD-11", "2025度"),
    ("fazhi-2025-c", "WORD-11", "39余"),
    ("tongbao-2024q4", "WORD-10", "发布发布"),
    ("tongbao-2024q4", "WORD-11", "2024第三季度"),
    ("tongbao-2024q4", "WORD-11", "第季度"),
];

/// Rules that judge what an opening does not have: contents, sections, tables.
const OF_WHOLE_REPORTS: [&str; 4] = ["LAW-01", "AR-01", "AR-02", "AR-12"];

#[test]
#[ignore = "needs the texts in ../shared/corpus, which are no part of the repository"]
fn real_openings_give_their_defects_and_no_others() {
    let mut told = Vec::new();
    for (name, office, kind, year) in [
        ("fazhi-2025-a", "北城街街道办事处", "rule-of-law", 2025),
        ("fazhi-2025-b", "长延堡街道办事处", "rule-of-law", 2025),
        ("fazhi-2025-c", "东方山街道办事处", "rule-of-law", 2025),
        ("nianbao-2023-a", "厚桥街道办事处", "disclosure", 2023),
        ("tongbao-2024q4", "测试街道办事处", "", 2024),
    ] {
        let path = repository("../shared/corpus/reports").join(format!("{name}.txt"));
        let text = fs::read_to_string(path).unwrap();
        let title =
            if kind == "disclosure" { "政府信息公开工作年度报告" } else { "报告" };
        let (folder, fields) = match kind {
            "" => ("notices", String::new()),
            kind => ("reports", format!("report_type: {kind}\nyear: {year}\n")),
        };
        let body: String = text
            .lines()
            .filter(|line| !line.contains("[excerpt"))
            .map(|line| format!("{line}\n\n"))
            .collect();
        let document = format!(
            "---\ntitle: {office}{year}年{title}\npublished: 2026-01-20\n{fields}---\n{body}"
        );
        let settings =
            format!("name: 测试站\nurl: https://test.example/\norg:\n  name: {office}\n");
        let file = format!("content/{folder}/a.md");
        let files = [
            ("content/site.yaml".to_owned(), settings.into_bytes()),
            (file.clone(), document.clone().into_bytes()),
        ];
        let findings = memory::findings_on(Date::parse("2026-02-01").unwrap(), &files);
        for finding in findings.iter().filter(|finding| finding.place.file == file) {
            if !OF_WHOLE_REPORTS.contains(&finding.code.as_str()) {
                told.extend(
                    at_places(finding, &document).map(|text| (name, finding.code.clone(), text)),
                );
            }
        }
    }
    told.sort();
    let told: Vec<(&str, &str, &str)> =
        told.iter().map(|(name, code, text)| (*name, code.as_str(), text.as_str())).collect();
    assert_eq!(told, DEFECTS);
}

fn at_places<'t>(finding: &'t Finding, text: &'t str) -> impl Iterator<Item = String> + 't {
    finding.places().map(|place| {
        let line = text.lines().nth(place.line.saturating_sub(1)).unwrap_or_default();
        line.chars().skip(place.column.saturating_sub(1)).take(place.length).collect()
    })
}
