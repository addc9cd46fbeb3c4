//! A person by name together with what the law protects most (PII-06; standards 8.2).

use super::{
    clause::sentences_with,
    people::{is_of_workers, is_staff, name_column},
    person,
    word_finder::WordFinder,
};
use crate::reading::{PublishedTable, Reading};
use gongbao_base::{codes, finding::Finding};
use std::{ops::Range, sync::LazyLock};

codes! {
    SENSITIVE_PERSON = "PII-06" Error "实名的敏感个人信息" "sensitive information on a named person"
        "病情、吸毒、社区矫正、刑满释放等信息和姓名写在一起，公开须有本人的单独同意；没有就去掉姓名，或写成张某。低保、残疾等依法公示的，只公示规定的内容。"
        "An illness, drug use, a sentence and such beside a name needs the person's own consent to be published; else leave the name out or write 张某. What the law wants publicised (social aid) says no more than it must."
        P "个人信息保护法第二十八条、第二十九条；政府信息公开条例第十五条";
}

/// What is never published with a name without consent.
const GRAVE: [&str; 14] = [
    "艾滋",
    "HIV",
    "吸毒",
    "戒毒",
    "精神障碍",
    "精神病",
    "精神分裂",
    "社区矫正",
    "刑满释放",
    "刑释",
    "安置帮教",
    "性侵",
    "强奸",
    "传染病患者",
];

/// What the law wants publicised now and then.
const MILD: [&str; 6] = ["低保", "特困", "残疾", "孤儿", "留守儿童", "困境儿童"];

static SENSITIVE: LazyLock<WordFinder> =
    LazyLock::new(|| WordFinder::new(GRAVE.into_iter().chain(MILD)));

fn is_grave(text: &str) -> bool {
    GRAVE.iter().any(|word| text.contains(word))
}

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.passages() {
        for (range, grave) in find(passage) {
            let place = reading.place(&passage.text, &range);
            let finding = report(Finding::new(&SENSITIVE_PERSON, place));
            findings.push(if grave { finding } else { finding.warning() });
        }
    }
    findings.extend(lists(reading));
    findings
}

/// Where names stand in a text beside what is sensitive, and whether that is never published without consent.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for sentence in sentences_with(text, &SENSITIVE) {
        let (start, said) = (sentence.start, &text[sentence]);
        let names = person::names(said).into_iter();
        found.extend(names.map(|name| (start + name.start..start + name.end, is_grave(said))));
    }
    found
}

/// Lists of people below a title or a head that says it of all of them.
fn lists(reading: &Reading<'_>) -> Vec<Finding> {
    let title = reading.file.document.map_or("", |document| document.common.title.as_str());
    let cells = |table| people(table, title).into_iter().map(move |cell| (table, cell));
    let cells = reading.tables().iter().flat_map(cells);
    cells
        .map(|(table, (row, column))| {
            let place = reading.place(table.text, &table.rows[row][column]);
            report(Finding::new(&SENSITIVE_PERSON, place))
        })
        .collect()
}

/// The cells of a table that name people of whom the title, a head or the row says what is never published with a name.
pub(super) fn people(table: &PublishedTable<'_>, title: &str) -> Vec<(usize, usize)> {
    let Some(column) = name_column(table).filter(|_| !is_staff(table)) else { return Vec::new() };
    let of_all = |title| is_grave(title) && !is_of_workers(title);
    let of_all = of_all(title) || of_all(table.title()) || table.heads().any(is_grave);
    let rows = (1..table.rows.len()).filter(|row| person::is_name(table.cell(*row, column)));
    let told = |row: &usize| (0..table.rows[*row].len()).any(|at| is_grave(table.cell(*row, at)));
    rows.filter(|row| of_all || told(row)).map(|row| (row, column)).collect()
}

fn report(finding: Finding) -> Finding {
    finding
        .says("敏感情况和完整姓名写在一起", "what is sensitive stands beside a full name")
        .help("去掉姓名，或写成张某、张*", "leave the name out, or write 张某 or 张*")
}
