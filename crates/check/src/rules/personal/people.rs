//! What tells a table of people from one of offices or things: its heads, and the title above it.

use crate::reading::PublishedTable;

/// Headers that name a person.
const NAMES: [&str; 5] = ["姓名", "申请人", "户主", "受助人", "当事人"];

/// Headers of what somebody does, which only lists of those have who are named for it.
const POSTS: [&str; 7] = ["职务", "岗位", "职称", "任教", "学科", "执法证", "警号"];

/// Headers of where somebody does it.
const OFFICES: [&str; 4] = ["部门", "科室", "律师事务所", "执业"];

/// Words of a title for those who work for others.
const WORKERS: [&str; 15] = [
    "志愿",
    "工作人员",
    "工作者",
    "社工",
    "督导",
    "主任",
    "教师",
    "老师",
    "家长",
    "联系人",
    "负责人",
    "值班",
    "成员",
    "委员",
    "招聘",
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

/// Whether a table tells what its people do: they are named for it.
pub(super) fn has_posts(table: &PublishedTable<'_>) -> bool {
    has_head(table, &POSTS)
}

/// Whether a table tells what its people do, or where.
pub(super) fn is_staff(table: &PublishedTable<'_>) -> bool {
    has_posts(table) || has_head(table, &OFFICES)
}

/// Whether a head is of where somebody works, and not of what happened to them.
pub(super) fn is_office(head: &str) -> bool {
    POSTS.iter().chain(&OFFICES).chain(&["单位"]).any(|word| head.contains(word))
}

/// Whether a title is about those who work for others.
pub(super) fn is_of_workers(title: &str) -> bool {
    WORKERS.iter().any(|word| title.contains(word))
}
