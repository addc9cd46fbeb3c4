//! In a catalogue that tells where its items are found, each that the office publishes leads there (BASE-02).

use super::{catalogues, column, item};
use crate::reading::{PublishedTable, Reading};
use gongbao_base::{codes, finding::Finding};

codes! {
    NOT_COVERED = "BASE-02" Warning "目录事项没有公开内容" "an item of the catalogue leads nowhere"
        "目录有链接一列时，乡（街道）级在网站上主动公开的事项，每项都要链到公开的内容。没有这一列的目录无法核对。"
        "In a catalogue with a column of links, every item that a sub-district publishes on a site leads to what was published. Without the column nobody can tell."
        S "国办发〔2019〕54号；各地基层政务公开标准目录";
}

/// The heads of columns that tell where an item is found.
const LINKS: [&str; 5] = ["链接", "网址", "URL", "公开位置", "公开地址"];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let links = reading.file.shown.map_or(&[][..], |body| &body.links);
    let mut findings = Vec::new();
    for table in catalogues(reading) {
        let Some(at) = column(table, &LINKS) else { continue };
        for row in (1..table.rows.len()).filter(|row| is_owed(table, *row)) {
            let item = item(table, row);
            let place = reading.place(table.text, &table.rows[row][0]);
            let linked = links.iter().any(|link| link.place.line == place.line);
            if linked || !table.cell(row, at).is_empty() || item.is_empty() {
                continue;
            }
            findings.push(
                Finding::new(&NOT_COVERED, place)
                    .says(
                        format!("目录事项没有公开内容：{item}"),
                        format!("an item of the catalogue leads nowhere: {item}"),
                    )
                    .help(
                        "补上内容并链接；不归本街道公开的，改正公开层级",
                        "publish it and link it, or correct whose it is",
                    ),
            );
        }
    }
    findings
}

/// Whether the sub-district publishes the item of a row on a site of its own accord.
fn is_owed(table: &PublishedTable<'_>, row: usize) -> bool {
    let says = |heads: &[&str], words: &[&str]| {
        column(table, heads).is_some_and(|at| {
            let cell = table.cell(row, at);
            words.iter().any(|word| cell.contains(word))
        })
    };
    let level = says(&["公开层级"], &["乡", "镇", "街道"]);
    let way = says(&["公开方式"], &["主动"]) && !says(&["公开方式"], &["□主动"]);
    let channel = says(&["公开渠道", "渠道和载体"], &["网站", "网"]);
    level && way && channel && !says(&["公开渠道", "渠道和载体"], &["□政府网站"])
}
