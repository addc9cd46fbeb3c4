//! What follows from last year's report: applications carried over, documents in force (AR-08, AR-09).

use super::table::{reports, same, unequal};
use crate::rules::reports::series::year_before;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::{
        report::Report,
        report::disclosure::{APPLICATION_COLUMNS, with_total},
    },
};
use gongbao_site::Site;

codes! {
    REPORT_CARRY = "AR-08" Error "跨年结转不一致" "the carry-over differs from last year's report"
        "今年的“上年结转”要等于去年年报的“结转下年度”。"
        "What is carried in equals what last year's report carried out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_IN_FORCE = "AR-09" Error "表二文件数跨年不平" "documents in force do not follow from last year's"
        "去年现行有效加今年制发减今年废止，等于今年现行有效。"
        "Those in force last year, with those issued and without those repealed, are those in force."
        O "由表二各列的含义推出";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (document, report) in reports(site) {
        let Some((_, before)) = year_before(site, report) else { continue };
        findings.extend(carried(document, report, before));
        findings.extend(in_force(document, report, before));
    }
    findings
}

/// AR-08.
fn carried(document: &Document, report: &Report, before: &Report) -> Vec<Finding> {
    let (Some(now), Some(then)) = (&report.table3, &before.table3) else { return Vec::new() };
    let columns = APPLICATION_COLUMNS.len();
    let now = with_total(&now.carried_in, columns);
    let then = with_total(&then.carried_out, columns);
    let columns = APPLICATION_COLUMNS.iter().zip(now.iter().zip(&then));
    columns
        .filter(|(_, (now, then))| !same(**now, **then))
        .map(|(name, (now, then))| {
            unequal(
                document,
                &REPORT_CARRY,
                ("table3", "carried_in"),
                format!("表三“{name}”列：上年结转{now}，上年的年报却是结转下年度{then}"),
                format!("table 3, column {name}: {now} carried in, but last year's report carried out {then}"),
            )
        })
        .collect()
}

/// AR-09.
fn in_force(document: &Document, report: &Report, before: &Report) -> Vec<Finding> {
    let (Some(now), Some(then)) = (&report.table2, &before.table2) else { return Vec::new() };
    let rows = now.rows().into_iter().zip(then.rows()).take(2);
    rows.filter_map(|((field, now), (_, then))| {
        let (&[made, repealed, force], &[_, _, earlier]) = (now, then) else { return None };
        (!same(earlier + made - repealed, force)).then(|| {
            let path = format!("table2.{}", field.name);
            let name = document.key(&path);
            unequal(
                document,
                &REPORT_IN_FORCE,
                ("table2", field.name),
                format!("表二“{name}”：上年现行有效{earlier}＋本年制发{made}－本年废止{repealed}≠现行有效{force}"),
                format!("table 2, `{name}`: {earlier} last year, {made} issued and {repealed} repealed do not make {force}"),
            )
        })
    })
    .collect()
}
