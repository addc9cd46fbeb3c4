//! The change list, in plain Chinese: how many are new, changed and taken down, and what changed in each.

use serde::Serialize;

use super::{entries::PackageSubject, layout};
use crate::{
    error::PackageError,
    receipt::{Change, Changes, Difference, Receipt, ReceiptDocument},
};
use gongbao_base::{date::Date, text::cut};
use gongbao_content::kinds::declaration::Column;
use gongbao_render::theme::Theme;
use gongbao_render::view::View;
use gongbao_site::{official, plan::Plan};

/// How much of a value is shown.
const SHOWN: usize = 60;

/// One document of the list.
#[derive(Debug, Serialize)]
struct ChangeListLine {
    /// The title; of a document that is gone, its last one.
    title: String,
    /// The document number; absent when it has none.
    number: Option<String>,
    /// The address of its page, below the site's root.
    address: String,
    /// Its folder in the package; absent when it is gone.
    folder: Option<String>,
    /// What changed, each in one sentence; may be empty.
    details: Vec<String>,
}

/// Documents with the same fate.
#[derive(Debug, Serialize)]
struct ChangeListGroup {
    /// The fate: 新增, 修改, 撤下, or 删除 with what to do about it.
    label: &'static str,
    /// The documents.
    lines: Vec<ChangeListLine>,
}

/// The change list.
#[derive(Debug, Serialize)]
pub(super) struct ChangeList {
    /// The title of the list.
    title: String,
    /// Such as 新增 3 篇、修改 2 篇、撤下 1 篇.
    pub(super) summary: String,
    /// With what it was compared, in one sentence.
    pub(super) compared: String,
    /// The documents by fate; fates that no document has are left out.
    groups: Vec<ChangeListGroup>,
}

impl ChangeList {
    /// What changed since a receipt; `subjects` gives for each document of now its place in the site.
    pub(super) fn new(
        plan: &Plan<'_>,
        now: &[ReceiptDocument],
        subjects: &[PackageSubject],
        changes: &Changes,
        before: Option<&Receipt>,
        when: Date,
    ) -> Self {
        let mut groups = [("新增", vec![]), ("修改", vec![]), ("撤下", vec![])];
        for change in &changes.there {
            let (group, index) = match change {
                Change::Added(index) => (0, *index),
                Change::Changed(index, _) => (1, *index),
                Change::Withdrawn(index) => (2, *index),
            };
            let details = details(plan, subjects[index], change, before);
            groups[group].1.push(line(&now[index], true, details));
        }
        let removed = changes
            .removed
            .iter()
            .map(|document| line(document, false, Vec::new()))
            .collect::<Vec<_>>();
        let counts = changes.counts();
        let parts: Vec<String> = [
            ("新增", counts.added),
            ("修改", counts.changed),
            ("撤下", counts.withdrawn),
            ("删除", counts.removed),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label} {count} 篇"))
        .collect();
        Self {
            title: format!("{} 变更清单（{when}）", plan.site.settings.name),
            summary: if parts.is_empty() { "没有变化".to_owned() } else { parts.join("、") },
            compared: match before {
                Some(before) => format!("与第 {} 次交付（{}）相比", before.number, before.when),
                None => "首次交付，没有可比较的回执".to_owned(),
            },
            groups: groups
                .into_iter()
                .chain([("删除（本站不再提供，请在门户上一并处理）", removed)])
                .filter(|(_, lines)| !lines.is_empty())
                .map(|(label, lines)| ChangeListGroup { label, lines })
                .collect(),
        }
    }

    /// As Markdown, which also reads as plain text.
    pub(super) fn markdown(&self) -> String {
        let mut text =
            format!("# {}\n\n{}：{}。\n", plain(&self.title), self.compared, self.summary);
        for group in &self.groups {
            text.push_str(&format!("\n## {}（{} 篇）\n\n", group.label, group.lines.len()));
            for line in &group.lines {
                let number = line.number.as_deref().map(|number| format!("（{}）", plain(number)));
                text.push_str(&format!("- {}{}\n", plain(&line.title), number.unwrap_or_default()));
                if let Some(folder) = &line.folder {
                    text.push_str(&format!("  - 文件夹：{folder}\n"));
                } else {
                    text.push_str(&format!("  - 原网址：{}\n", line.address));
                }
                for detail in &line.details {
                    text.push_str(&format!("  - {}\n", plain(detail)));
                }
            }
        }
        text
    }
}

/// The change list as a page.
pub(super) fn page(theme: &Theme, list: &ChangeList) -> Result<String, PackageError> {
    Ok(theme.render(&View::new("changes.html").with("list", list)?)?)
}

fn line(document: &ReceiptDocument, there: bool, details: Vec<String>) -> ChangeListLine {
    ChangeListLine {
        title: document.title.clone(),
        number: document.number.clone(),
        address: document.address.clone(),
        folder: there.then(|| layout::folder(&document.address)),
        details,
    }
}

/// What is to be known of a change, each in one sentence.
fn details(
    plan: &Plan<'_>,
    subject: PackageSubject,
    change: &Change,
    before: Option<&Receipt>,
) -> Vec<String> {
    match (subject, change) {
        (PackageSubject::Withdrawn(index), _) => {
            let withdrawn = &plan.site.withdrawn[index].withdrawn;
            let (date, reason) = (withdrawn.date, &withdrawn.reason);
            vec![
                format!("{date}撤下，原因：{reason}"),
                "请把门户上的正文换成文件夹里的撤下说明，并删去原来的附件和图片".to_owned(),
            ]
        }
        (PackageSubject::Public(index), Change::Changed(_, differences)) => {
            let values = official::values(plan, index);
            let told = differences.iter().map(|difference| tell(difference, &values));
            told.chain(notes(plan, index, before)).collect()
        }
        (PackageSubject::Public(_), _) => Vec::new(),
    }
}

/// One difference; `values` are the official fields as they are now.
fn tell(difference: &Difference, values: &[(Column, String)]) -> String {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let short = |value: &str| cut(&value.replace('\n', " "), SHOWN);
    let now = |label: &str| {
        let value = values.iter().find(|(column, _)| column.label == label);
        value.map_or_else(String::new, |(_, value)| format!("“{}”", short(value)))
    };
    match difference {
        Difference::Title(before) => format!("标题改了，原为“{}”", short(before)),
        Difference::FieldAdded(label) => format!("补上{label}{}", now(label)),
        Difference::FieldChanged(label) => format!("{label}改为{}", now(label)),
        Difference::FieldRemoved(label) => format!("删去{label}"),
        Difference::Text => "正文、表格或说明有改动".to_owned(),
        Difference::FileAdded(path) => format!("新增文件 {}", name(path)),
        Difference::FileChanged(path) => format!("文件 {} 换了内容", name(path)),
        Difference::FileRemoved(path) => format!("删去文件 {}", name(path)),
    }
}

/// What the writers themselves noted since.
fn notes(plan: &Plan<'_>, document: usize, before: Option<&Receipt>) -> Vec<String> {
    let since = before.map(|before| before.when.date);
    let changes = &plan.site.documents[document].common.changes;
    changes
        .iter()
        .filter(|change| since.is_some_and(|since| change.date >= since))
        .map(|change| format!("修订记录：{} {}", change.date, change.note))
        .collect()
}

/// The text without what Markdown would take for marks, and on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
