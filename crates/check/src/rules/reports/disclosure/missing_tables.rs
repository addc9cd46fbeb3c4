//! Sections two to four hold their tables (AR-02).

use super::table::reports;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_site::Site;

codes! {
    REPORT_TABLE_MISSING = "AR-02" Error "年报缺少法定表格" "a statutory table is missing"
        "第二、三、四部分要有网页表格，不能用图片。在信息块里填表二、表三、表四；2021年以前的表二是旧表式，留在正文里。"
        "Sections two to four hold tables, not pictures. Fill in table2, table3 and table4 (国办公开办函〔2021〕30号); table two of years before 2021 has another form and stays in the text."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

/// The first year whose report has the present table two; before, it had other rows (国办公开办函〔2019〕60号 [M]).
const PRESENT_FORM: u16 = 2021;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (document, report) in reports(site) {
        let tables = [
            (report.table2.is_none() && report.year >= PRESENT_FORM, "二", "table2"),
            (report.table3.is_none(), "三", "table3"),
            (report.table4.is_none(), "四", "table4"),
        ];
        findings.extend(tables.into_iter().filter(|(missing, ..)| *missing).map(
            |(_, number, name)| {
                let table = document.key(name);
                Finding::new(&REPORT_TABLE_MISSING, Place::file(&document.path()))
                    .says(format!("没有填表{number}"), format!("{table} is missing"))
                    .help(
                        "用 gongbao new report --type 政府信息公开 生成带表的样本，抄入信息块",
                        "take the tables from `gongbao new report --type disclosure`",
                    )
            },
        ));
    }
    findings
}
