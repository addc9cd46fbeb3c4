//! The rows of tables three and four add up (AR-05, AR-06).

use super::table::{is_whole, reports, rows_of, same, unequal};
use gongbao_base::{code::Code, codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::report::disclosure::{APPLICATION_COLUMNS, REVIEW_COLUMNS, StatutoryRow, with_total},
};
use gongbao_site::Site;

codes! {
    REPORT_ROW_SUM = "AR-05" Error "表三横向合计不等于总计" "a row of table three does not add up"
        "每一行：自然人加五类组织等于总计。总计可以不写，由程序计算。"
        "In every row persons and organisations add up to the total, which may be left out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
    REPORT_REVIEWS = "AR-06" Error "表四合计不符" "a row of table four does not add up"
        "每一行：维持、纠正、其他、尚未审结之和等于总计。总计可以不写，由程序计算。"
        "In every row the four outcomes add up to the total, which may be left out."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (document, report) in reports(site) {
        let wrong = |code, names, columns| move |row| wrong(document, code, names, columns, row);
        if let Some(table) = &report.table3 {
            let columns = APPLICATION_COLUMNS.len();
            let rows = rows_of(table).into_iter();
            findings.extend(rows.filter_map(wrong(&REPORT_ROW_SUM, ["三", "table3"], columns)));
        }
        if let Some(table) = &report.table4 {
            let rows = table.rows().into_iter();
            let columns = REVIEW_COLUMNS.len();
            findings.extend(rows.filter_map(wrong(&REPORT_REVIEWS, ["四", "table4"], columns)));
        }
    }
    findings
}

fn wrong(
    document: &Document,
    code: &'static Code,
    [number, table]: [&str; 2],
    columns: usize,
    row: StatutoryRow<'_>,
) -> Option<Finding> {
    if !is_whole(row, columns, true) {
        return None;
    }
    let (field, numbers) = row;
    let numbers = with_total(numbers, columns);
    let (parts, total): (f64, f64) = (numbers[..columns - 1].iter().sum(), numbers[columns - 1]);
    (!same(parts, total)).then(|| {
        let path = format!("{table}.{}", field.name);
        let (sheet, name) = (document.key(table), document.key(&path));
        unequal(
            document,
            code,
            (table, field.name),
            format!("表{number}“{name}”各列合计{parts}，总计却是{total}"),
            format!("{sheet}, `{name}`: the columns add up to {parts}, the total is {total}"),
        )
    })
}
