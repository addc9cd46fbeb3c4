//! Every cell of a table holds a count (AR-10).

use super::table::{is_whole, place, reports, rows_of};
use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::{
        report::Report,
        report::disclosure::{APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS, StatutoryRow},
    },
    yaml::key,
};
use gongbao_site::Site;

codes! {
    REPORT_CELLS = "AR-10" Error "表格有空格或数不对" "a cell is empty or no count"
        "每格都要填数，没有的填0；件数不能有小数和负数。"
        "Every cell holds a number, 0 where there is none; counts are whole and not negative."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site).flat_map(|(document, report)| tables(document, report)).collect()
}

fn tables(document: &Document, report: &Report) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(table) = &report.table2 {
        for (at, row) in table.rows().into_iter().enumerate() {
            let columns = if at < 2 { ISSUED_COLUMNS.len() } else { 1 };
            findings.extend(wrong(document, "table2", row, columns, false));
        }
    }
    let applications = report.table3.as_ref().map(rows_of).unwrap_or_default();
    let rows = applications.into_iter();
    findings.extend(
        rows.filter_map(|row| wrong(document, "table3", row, APPLICATION_COLUMNS.len(), true)),
    );
    let reviews = report.table4.as_ref().map(|table| table.rows()).unwrap_or_default();
    let rows = reviews.into_iter();
    findings
        .extend(rows.filter_map(|row| wrong(document, "table4", row, REVIEW_COLUMNS.len(), true)));
    findings
}

fn wrong(
    document: &Document,
    table: &str,
    row: StatutoryRow<'_>,
    columns: usize,
    total: bool,
) -> Option<Finding> {
    if is_whole(row, columns, total) {
        return None;
    }
    let (field, numbers) = row;
    let path = format!("{table}.{}", field.name);
    let name = document.key(&path);
    let place = match numbers {
        [] => document.place(&[key(table)]),
        _ => place(document, table, field.name),
    };
    let (zh, en) =
        if total { ("（总计可以不写）", " (the total may be left out)") } else { ("", "") };
    Some(
        Finding::new(&REPORT_CELLS, place)
            .says(
                format!("“{name}”应有{columns}个数{zh}，空格填0"),
                format!("`{name}` has {columns} numbers{en}; an empty cell is 0"),
            )
            .help(
                "按表的各列依次填写，没有的填0",
                "write them in the order of the columns, 0 where there is none",
            ),
    )
}
