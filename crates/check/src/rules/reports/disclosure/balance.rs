//! In table three what came in equals what was handled and what is left, column by column (AR-03).

use super::table::{reports, same, unequal, whole_applications};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::report::disclosure::{APPLICATION_COLUMNS, with_total};
use gongbao_site::Site;

codes! {
    REPORT_BALANCE = "AR-03" Error "表三勾稽不平" "table three does not balance"
        "每一列：本年新收加上年结转，等于办理总计加结转下年度。"
        "In every column what was received and carried in equals what was handled and carried out."
        S "国办公开办函〔2021〕30号表三：第一项加第二项之和，等于第三项加第四项之和";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let columns = APPLICATION_COLUMNS.len();
    for (document, report) in reports(site) {
        let Some(table) = whole_applications(report) else { continue };
        let all_handled = table.handled();
        for (column, name) in APPLICATION_COLUMNS.iter().enumerate() {
            let cell = |row: &[f64]| with_total(row, columns)[column];
            let handled = all_handled[column];
            let (received, carried_in, carried_out) =
                (cell(&table.received), cell(&table.carried_in), cell(&table.carried_out));
            if !same(received + carried_in, handled + carried_out) {
                findings.push(unequal(
                    document,
                    &REPORT_BALANCE,
                    ("table3", "received"),
                    format!("表三“{name}”列不平：新收{received}＋上年结转{carried_in}≠总计{handled}＋结转下年度{carried_out}"),
                    format!("table 3, column {name}: {received} received and {carried_in} carried in are not {handled} handled and {carried_out} carried out"),
                ));
            }
        }
    }
    findings
}
