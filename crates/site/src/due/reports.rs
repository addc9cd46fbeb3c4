//! The yearly reports.

use super::item::{Due, message};
use crate::{codes, site::Site};
use gongbao_base::{code::Code, date::Date, finding::Place};
use gongbao_content::{
    kinds::{
        declaration::KindDeclaration as _,
        report::{Report, ReportType},
    },
    settings,
};

/// The yearly reports: last year's while it is missing, else this year's.
pub(super) fn all(site: &Site) -> Vec<Due> {
    let has = |report_type, year| {
        site.reports().any(|(_, report)| {
            report.report_type == report_type && i32::from(report.year) == i32::from(year)
        })
    };
    let kinds: [(ReportType, (i8, i8), &'static Code, &'static str); 2] = [
        (
            ReportType::Disclosure,
            (1, 31),
            &codes::DISCLOSURE_DUE,
            "政府信息公开条例第四十九条（街道按各区惯例执行）",
        ),
        (
            ReportType::RuleOfLaw,
            (3, 31),
            &codes::RULE_OF_LAW_DUE,
            "法治政府建设与责任落实督察工作规定第二十四条",
        ),
    ];
    kinds
        .into_iter()
        .filter_map(|(report_type, (month, day), code, basis)| {
            let last = site.today.year() - 1;
            let year = if has(report_type, last) { last + 1 } else { last };
            let label = report_type.label();
            Some(Due {
                date: Date::new(year + 1, month, day)?,
                what: message(
                    format!("公布{year}年{label}年度报告"),
                    format!("publish the {} report of {year}", report_type.name()),
                ),
                basis: basis.into(),
                place: Place::file(settings::FILE),
                // One that cannot be read may be it.
                late: (!site.has_unread(Report::NAME)).then_some(code),
            })
        })
        .collect()
}
