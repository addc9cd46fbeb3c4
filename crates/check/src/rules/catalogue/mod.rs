//! The standard catalogue of disclosure (基层政务公开标准目录), where the site holds it as a table, and what it forbids (BASE).
//!
//! 国办发〔2019〕54号; the columns are those of published catalogues (standards 9.1 [S]). Whether a document belongs to an item
//! (BASE-03) nobody but the office can say, since one item is a whole column; so it is not asked.

pub mod bases;
pub mod columns;
pub mod coverage;
pub mod restricted;

use crate::reading::{PublishedTable, Reading};

/// What a catalogue is called.
const NAMES: [&str; 2] = ["标准目录", "基层政务公开目录"];

/// The words of a catalogue's column, and those of the columns into which it may be parted.
type CatalogueColumn = (&'static str, &'static [&'static str]);

const COLUMNS: [CatalogueColumn; 9] = [
    ("公开事项", &["公开事项", "一级事项", "二级事项"]),
    ("公开内容", &["公开内容", "内容（要素）", "内容(要素)"]),
    ("公开依据", &["公开依据"]),
    ("公开时限", &["公开时限"]),
    ("公开主体", &["公开主体"]),
    ("公开渠道和载体", &["公开渠道", "渠道和载体"]),
    ("公开对象", &["公开对象", "全社会", "特定群"]),
    ("公开方式", &["公开方式", "主动", "依申请"]),
    ("公开层级", &["公开层级", "县级", "乡级", "乡、", "镇街"]),
];

/// With fewer of its columns a table is another one.
const LEAST: usize = 4;

/// The catalogues of a text.
fn catalogues<'r>(reading: &'r Reading<'_>) -> Vec<&'r PublishedTable<'r>> {
    let title = reading.file.document.map_or("", |document| document.common.title.as_str());
    let named = |text: &str| NAMES.iter().any(|name| text.contains(name));
    let tables = reading.tables().iter();
    tables
        .filter(|table| named(title) || named(table.title()))
        .filter(|table| COLUMNS.len() - missing(table).len() >= LEAST)
        .collect()
}

/// The columns that a table lacks.
fn missing(table: &PublishedTable<'_>) -> Vec<&'static str> {
    let has = |words: &[&str]| column(table, words).is_some();
    COLUMNS.iter().filter(|(_, words)| !has(words)).map(|(name, _)| *name).collect()
}

/// The first column whose head holds one of these words.
fn column(table: &PublishedTable<'_>, words: &[&str]) -> Option<usize> {
    table.heads().position(|head| words.iter().any(|word| head.contains(word)))
}

/// What a row of a catalogue is about.
fn item<'t>(table: &PublishedTable<'t>, row: usize) -> &'t str {
    let columns = table.heads().enumerate().filter(|(_, head)| head.contains("事项"));
    columns
        .map(|(column, _)| table.cell(row, column))
        .filter(|cell| !cell.is_empty())
        .last()
        .unwrap_or_default()
}
