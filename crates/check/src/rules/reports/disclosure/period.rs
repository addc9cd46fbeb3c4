//! The period that the prose names is the report's year (AR-13).

use super::{prose::disagreement, title::REPORT_YEAR};
use crate::source_file::SourceFile;
use gongbao_base::finding::Finding;
use gongbao_content::kinds::report::ReportType;

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(report) = file.report(ReportType::Disclosure) else { return Vec::new() };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for (at, _) in line.match_indices("年1月1日") {
            let Some(start) = at.checked_sub(4) else { continue };
            let Some(year) = line.get(start..at) else { continue };
            let other = year.parse::<u16>().is_ok_and(|said| said != report.year);
            if other && line[at..].contains("12月31日") {
                findings.push(disagreement(
                    &REPORT_YEAR,
                    file.place(number, line, start..at),
                    format!("统计期限写{year}年，报告年度是{}年", report.year),
                    format!("the period is of {year}, the report of {}", report.year),
                ));
            }
        }
    }
    findings
}
