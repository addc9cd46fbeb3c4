//! A child by name (PII-07; standards 8.2).

use super::{clause::sentences_with, name_lists::name_column, person, word_finder::WordFinder};
use crate::reading::{PublishedTable, Reading};
use gongbao_base::{codes, finding::Finding};
use std::{ops::Range, sync::LazyLock};

codes! {
    NAMED_CHILD = "PII-07" Error "实名的未成年人信息" "a child by name"
        "不满十四周岁的人的信息都是敏感个人信息，公开须有父母或其他监护人同意。姓名和年龄、学校、班级不写在一起；写成张某，或只写人数。"
        "What tells of a child below fourteen is sensitive and needs the parents' consent: no name beside age, school or class."
        P "个人信息保护法第二十八条、第三十一条；未成年人保护法第七十二条";
}

const SCHOOLS: [&str; 4] = ["小学", "中学", "幼儿园", "学校"];
const CLASSES: [&str; 5] = ["年级", "班级", "班学生", "大班", "小班"];

/// Heads of columns that stand in lists of children only.
const CHILD_COLUMNS: [&str; 6] = ["年级", "班级", "就读学校", "所在学校", "幼儿园", "监护人"];

/// Below this age.
const AGE: u32 = 14;

static CHILDREN: LazyLock<WordFinder> =
    LazyLock::new(|| WordFinder::new(CLASSES.into_iter().chain(["岁"])));

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.passages() {
        findings.extend(
            find(passage).into_iter().map(|range| {
                report(Finding::new(&NAMED_CHILD, reading.place(&passage.text, &range)))
            }),
        );
    }
    for table in reading.tables() {
        findings.extend(children(table).map(|(row, column)| {
            report(Finding::new(&NAMED_CHILD, reading.place(table.text, &table.rows[row][column])))
        }));
    }
    findings
}

/// Where names of children stand in a text.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in sentences_with(text, &CHILDREN) {
        let (start, said) = (sentence.start, &text[sentence]);
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let schooled = has(&SCHOOLS) && has(&CLASSES);
        for name in person::names(said) {
            let after = &said[name.end..];
            let near = after.char_indices().nth(20).map_or(after, |(end, _)| &after[..end]);
            if schooled || is_child_age(near) {
                found.push(start + name.start..start + name.end);
            }
        }
    }
    found
}

/// The cells of a table with names of children.
fn children(table: &PublishedTable<'_>) -> impl Iterator<Item = (usize, usize)> {
    let column = name_column(table);
    let child = table.heads().any(|head| CHILD_COLUMNS.iter().any(|word| head.contains(word)));
    let age = table.heads().position(|head| head.contains("年龄"));
    column.into_iter().flat_map(move |column| {
        (1..table.rows.len())
            .filter(move |row| {
                let young = age.is_some_and(|age| {
                    let years = table.cell(*row, age).trim_end_matches(['岁', '周']);
                    years.parse::<u32>().is_ok_and(|years| years < AGE)
                });
                (child || young) && person::is_name(table.cell(*row, column))
            })
            .map(move |row| (row, column))
    })
}

/// Whether an age of a child stands in a text.
fn is_child_age(text: &str) -> bool {
    text.match_indices('岁').any(|(at, _)| {
        let before = text[..at].trim_end_matches('周');
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[before.len() - digits..].parse::<u32>().is_ok_and(|years| years < AGE)
    })
}

fn report(finding: Finding) -> Finding {
    finding
        .says("未成年人的姓名和年龄、学校写在一起", "a child's name beside age or school")
        .help("姓名写成张某，或只写人数", "write 张某, or only how many there are")
}
