//! What falls due and is late: FRESH-01, 02 and 03, ORG-02, AR-17 and LAW-02, whose codes the due dates name.

use gongbao_base::finding::Finding;
use gongbao_site::{
    Site,
    codes::{DISCLOSURE_DUE, RULE_OF_LAW_DUE},
    due::due,
};

/// How long before its day a yearly report is called for.
const REPORT_NOTICE: i32 = 21;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in due(site) {
        let Some(code) = item.late else { continue };
        let left = site.today.days_until(item.date);
        let report = [DISCLOSURE_DUE.id, RULE_OF_LAW_DUE.id].contains(&code.id);
        if left >= 0 && !(report && left <= REPORT_NOTICE) {
            continue;
        }
        let (zh, en) = if left < 0 {
            (
                format!("{}：已超期 {} 天（期限 {}）", item.what.zh, -left, item.date),
                format!("{}: late by {} days (due {})", item.what.en, -left, item.date),
            )
        } else {
            (
                format!("{}：还有 {left} 天（期限 {}）", item.what.zh, item.date),
                format!("{}: {left} days left (due {})", item.what.en, item.date),
            )
        };
        let basis = item.basis.into_owned();
        let finding = Finding { basis, ..Finding::new(code, item.place) };
        findings.push(finding.says(zh, en).help(
            "发布后补上即可；gongbao due 列出全部期限",
            "publish it; `gongbao due` lists all that falls due",
        ));
    }
    findings
}
