//! A child by name (PII-07; standards 8.2).

use super::{
    clause::sentences_with,
    people::{has_head, is_of_workers, is_staff, name_column},
    person,
    word_finder::WordFinder,
};
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

/// Words of a title for children, and for a list of them.
const CHILD_TITLES: [&str; 8] =
    ["儿童", "孤儿", "未成年人", "幼儿", "小学生", "新生", "学生", "少先队员"];
const LIST_TITLES: [&str; 7] = ["名单", "名册", "花名册", "登记表", "统计表", "台账", "汇总表"];

/// Below this age.
const AGE: u32 = 14;

static CHILDREN: LazyLock<WordFinder> =
    LazyLock::new(|| WordFinder::new(CLASSES.into_iter().chain(["岁"])));

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.views() {
        findings.extend(
            find(passage).into_iter().map(|range| {
                report(Finding::new(&NAMED_CHILD, reading.place(&passage.text, &range)))
            }),
        );
    }
    for passage in reading.views() {
        findings.extend(find_masked(passage).into_iter().map(|range| {
            Finding::new(&NAMED_CHILD, reading.place(&passage.text, &range))
                .says(
                    "张某加上年龄、学校、班级，认得出是哪个孩子",
                    "a family name beside age, school and class tells which child it is",
                )
                .help(
                    "删去学校和班级，或只写人数",
                    "leave out school and class, or write only how many",
                )
                .warning()
        }));
    }
    for table in reading.tables() {
        findings.extend(children(table).into_iter().map(|(row, column)| {
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
            if schooled || is_child_age(near(&said[name.end..])) {
                found.push(start + name.start..start + name.end);
            }
        }
    }
    found
}

/// Where a masked name in a text stands beside age, school and the number of a class: few of one family name are in a class.
pub(crate) fn find_masked(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in sentences_with(text, &CHILDREN) {
        let (start, said) = (sentence.start, &text[sentence]);
        if SCHOOLS.iter().any(|word| said.contains(word)) && has_class(said) {
            let names = person::masked_names(said).into_iter();
            let young = names.filter(|name| is_child_age(near(&said[name.end..])));
            found.extend(young.map(|name| start + name.start..start + name.end));
        }
    }
    found
}

/// Whether a class is told by its number: 三年级2班.
fn has_class(text: &str) -> bool {
    text.match_indices('班').any(|(at, _)| {
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十）)".contains(c);
        text[..at].ends_with(number)
    })
}

/// What stands near after a name.
fn near(after: &str) -> &str {
    after.char_indices().nth(20).map_or(after, |(end, _)| &after[..end])
}

/// The cells of a table with names of children.
pub(super) fn children(table: &PublishedTable<'_>) -> Vec<(usize, usize)> {
    let Some(column) = name_column(table) else { return Vec::new() };
    let child = !is_staff(table) && (has_head(table, &CHILD_COLUMNS) || is_of_children(table));
    let age = table.heads().position(|head| head.contains("年龄"));
    let rows = (1..table.rows.len()).filter(|row| {
        let young = age.is_some_and(|age| {
            let years = table.cell(*row, age).trim_end_matches(['岁', '周']);
            years.parse::<u32>().is_ok_and(|years| years < AGE)
        });
        (child || young) && person::is_name(table.cell(*row, column))
    });
    rows.map(|row| (row, column)).collect()
}

/// Whether the title above a table, or the head of its names, says that it lists children.
fn is_of_children(table: &PublishedTable<'_>) -> bool {
    let title = table.title();
    let listed = LIST_TITLES.iter().filter_map(|word| title.find(word)).min();
    let title = listed.map_or("", |end| &title[..end]);
    let grown = ["大学", "高校", "研究生", "毕业", "职业"].iter().any(|word| title.contains(word));
    let child = CHILD_TITLES.iter().any(|word| title.contains(word));
    child && !grown && !is_of_workers(title)
        || has_head(table, &["儿童姓名", "幼儿姓名", "孩子姓名"])
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
