//! In table three the outcomes add up to the total, column by column (AR-04).

use super::table::{reports, same, unequal, whole_applications};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::report::disclosure::{APPLICATION_COLUMNS, with_total};
use gongbao_site::Site;

codes! {
    REPORT_OUTCOMES = "AR-04" Error "表三办理结果合计不等于总计" "the outcomes do not add up to the total"
        "每一列：（一）至（六）各项之和等于（七）总计。总计可以不写，由程序计算。"
        "In every column the outcomes add up to the total, which may be left out and is computed then."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let columns = APPLICATION_COLUMNS.len();
    for (document, report) in reports(site) {
        let Some(table) = whole_applications(report) else { continue };
        let handled = table.handled();
        for (column, name) in APPLICATION_COLUMNS.iter().enumerate() {
            let total = handled[column];
            let cells = table.outcomes().into_iter();
            let outcomes: f64 = cells.map(|(_, row)| with_total(row, columns)[column]).sum();
            if !same(outcomes, total) {
                findings.push(unequal(
                    document,
                    &REPORT_OUTCOMES,
                    ("table3", "total"),
                    format!("表三“{name}”列：办理结果各项合计{outcomes}，（七）总计却是{total}"),
                    format!(
                        "table 3, column {name}: the outcomes add up to {outcomes}, the total is {total}"
                    ),
                ));
            }
        }
    }
    findings
}
