//! Lists of people with columns that say too much (PII-05; standards 8.2).
//!
//! 个人信息保护法 arts. 25, 28 and 34 [P]; 政府信息公开条例 art. 15 [P].

use super::people::{has_head, is_staff, name_column};
use crate::reading::{PublishedTable, Reading};
use gongbao_base::{codes, finding::Finding};

codes! {
    SENSITIVE_COLUMN = "PII-05" Error "名单列含敏感信息" "a sensitive column in a list of people"
        "名单只公开办事必需的内容。电话、住址、证件号、病残、民族、政治面貌等列删去或打码。"
        "A list says what its purpose needs and no more (Personal Information Protection Law arts. 25 and 28)."
        P "个人信息保护法第二十五条、第二十八条、第三十四条";
}

/// Headers of what a list of people need not say.
const SENSITIVE: [&str; 15] = [
    "身份证",
    "证件号",
    "手机",
    "联系电话",
    "电话",
    "住址",
    "家庭地址",
    "银行",
    "卡号",
    "账号",
    "病",
    "残疾",
    "民族",
    "政治面貌",
    "出生",
];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    reading
        .tables()
        .iter()
        .filter_map(|table| {
            let column = sensitive_column(table)?;
            let head = table.cell(0, column);
            let place = reading.place(table.text, &table.rows[0][column]);
            Some(
                Finding::new(&SENSITIVE_COLUMN, place)
                    .says(
                        format!("名单里有敏感的一列：{head}"),
                        format!("a list of people has a sensitive column: {head}"),
                    )
                    .help("删去这一列，或逐格打码", "remove the column, or mask its cells"),
            )
        })
        .collect()
}

/// Headers of an office's own phones.
const OFFICE_PHONES: [&str; 5] = ["办公电话", "单位电话", "值班电话", "工作电话", "咨询电话"];

/// Headers of what is told of those who are to hold an office, so that everybody can object.
const APPOINTED: [&str; 3] = ["民族", "政治面貌", "出生"];

/// Whether a column says too much of people.
fn is_sensitive(table: &PublishedTable<'_>, head: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    // Whole mobiles are found wherever they stand.
    let office = has(&OFFICE_PHONES) || has(&["电话"]) && is_staff(table);
    let appointed = has(&APPOINTED) && has_head(table, &["拟任", "拟提", "拟录用"]);
    has(&SENSITIVE) && !office && !appointed
}

/// The sensitive column of a list of at least three people, when its cells are not masked.
pub(super) fn sensitive_column(table: &PublishedTable<'_>) -> Option<usize> {
    let name = name_column(table)?;
    let columns = table.heads().enumerate();
    let columns = columns.filter(|(at, head)| *at != name && is_sensitive(table, head));
    columns.map(|(at, _)| at).find(|at| {
        let open = (1..table.rows.len()).filter(|row| {
            let cell = table.cell(*row, *at);
            let said = !cell.is_empty() && !matches!(cell, "—" | "-" | "/" | "无");
            !table.cell(*row, name).is_empty() && said && !cell.contains(['*', '＊', '×'])
        });
        open.count() >= 3
    })
}
