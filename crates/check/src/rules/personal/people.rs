//! What tells a table of people from one of offices or things: its heads, and the title above it.

use crate::reading::PublishedTable;

/// Headers that name a person.
const NAMES: [&str; 5] = ["姓名", "申请人", "户主", "受助人", "当事人"];

/// Headers of those who are named for their work.
const STAFF: [&str; 11] = [
    "职务",
    "岗位",
    "职称",
    "部门",
    "科室",
    "单位",
    "律师事务所",
    "执业",
    "任教",
    "学科",
    "执法证",
];

/// Words of a title for those who are named for their work.
const WORKERS: [&str; 14] = [
    "志愿", "工作", "督导", "主任", "教师", "老师", "家长", "保护", "负责", "联系", "值班", "成员",
    "委员", "招聘",
];

/// The column of a table that names people.
pub(super) fn name_column(table: &PublishedTable<'_>) -> Option<usize> {
    table.heads().position(|head| NAMES.iter().any(|name| head.contains(name)))
}

/// Whether the HTML of a text has a table with a column of names.
pub(super) fn has_names(html: &str) -> bool {
    html.split("<th").skip(1).any(|cell| {
        let cell = cell.split("</th>").next().unwrap_or_default();
        NAMES.iter().any(|name| cell.contains(name))
    })
}

/// Whether one of the heads holds one of these words.
pub(super) fn has_head(table: &PublishedTable<'_>, words: &[&str]) -> bool {
    table.heads().any(|head| words.iter().any(|word| head.contains(word)))
}

/// Whether a table names people for their work.
pub(super) fn is_staff(table: &PublishedTable<'_>) -> bool {
    table.heads().any(|head| head != "工作单位" && STAFF.iter().any(|word| head.contains(word)))
        || is_of_workers(table.title())
}

/// Whether a title is about those who work for others.
pub(super) fn is_of_workers(title: &str) -> bool {
    WORKERS.iter().any(|word| title.contains(word))
}
