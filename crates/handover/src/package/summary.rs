//! The summary of a hand-over on one sheet: what is new, changed and taken down, in which files, and who does what with it.

use serde::Serialize;

use super::{
    change_list::ChangeList, entries::PackageSubject, input::PackageInput, layout, metadata,
};
use crate::{
    error::PackageError,
    fragment::Fragment,
    receipt::{Change, Changes, ReviewStep},
};
use gongbao_render::{theme::Theme, view::View};

/// How many documents the sheet names; the list of all stands in the workbook.
const SHOWN: usize = 12;

/// One document of the sheet.
#[derive(Debug, Serialize)]
struct SummaryLine {
    /// Its fate: 新增, 修改, 撤下 or 删除.
    fate: &'static str,
    /// Its title.
    title: String,
    /// Its document number; empty when it has none.
    number: String,
    /// The column it stands in; empty when it is gone.
    column: &'static str,
    /// Its folder in the package, or its address when it is gone.
    place: String,
    /// Its attachments and pictures: the name in the package, and the one it has at the office.
    files: Vec<(String, String)>,
}

/// What one side has to do.
#[derive(Debug, Serialize)]
struct SummaryTask {
    /// Who.
    who: &'static str,
    /// What, each in one sentence.
    what: Vec<String>,
}

/// The summary of a hand-over.
#[derive(Debug, Serialize)]
pub(super) struct HandoverSummary {
    /// The title of the sheet.
    title: String,
    /// The package's number and day.
    name: String,
    /// With what it was compared, and how many are new, changed and taken down.
    summary: String,
    /// The first documents that changed; may be empty.
    lines: Vec<SummaryLine>,
    /// How many more there are.
    more: usize,
    /// What has to be done.
    tasks: Vec<SummaryTask>,
}

impl HandoverSummary {
    /// Of these changes; `subjects` gives for each document of now its place in the site.
    pub(super) fn new(
        input: &PackageInput<'_>,
        list: &ChangeList,
        changes: &Changes,
        subjects: &[PackageSubject],
        steps: &[ReviewStep],
    ) -> Self {
        let there = changes.there.iter().map(|change| match change {
            Change::Withdrawn(index) => ("撤下", *index),
            Change::Changed(index, _) => ("修改", *index),
            Change::Added(index) => ("新增", *index),
        });
        let mut there: Vec<(&str, usize)> = there.collect();
        // What must go from the portal comes first, also on a sheet that cannot name everything.
        there.sort_by_key(|(fate, _)| ["撤下", "新增", "修改"].iter().position(|f| f == fate));
        let removed = changes.removed.iter().map(|document| SummaryLine {
            fate: "删除",
            title: document.title.clone(),
            number: document.number.clone().unwrap_or_default(),
            column: "",
            place: document.address.clone(),
            files: Vec::new(),
        });
        let lines = there.iter().map(|(fate, index)| line(input, fate, *index, subjects[*index]));
        let all = there.len() + changes.removed.len();
        let lines: Vec<SummaryLine> = removed.chain(lines).take(SHOWN).collect();
        Self {
            title: format!("{} 交付单", input.plan.site.settings.name),
            name: layout::name(input.number, input.when),
            summary: format!("{}：{}", list.compared, list.summary),
            more: all - lines.len(),
            tasks: tasks(changes, &there, steps),
            lines,
        }
    }

    /// As plain text.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}\n{}\n{}。\n", self.title, self.name, self.summary);
        for line in &self.lines {
            let number = if line.number.is_empty() {
                String::new()
            } else {
                format!("（{}）", line.number)
            };
            text.push_str(&format!("\n[{}] {}{number}\n", line.fate, line.title));
            if !line.column.is_empty() {
                text.push_str(&format!("      栏目：{}\n", line.column));
            }
            text.push_str(&format!("      位置：{}\n", line.place));
            for (name, original) in &line.files {
                text.push_str(&format!("      文件：{name}（原名 {original}）\n"));
            }
        }
        if self.more > 0 {
            text.push_str(&format!("\n另有 {} 篇，见 list.xlsx\n", self.more));
        }
        for task in &self.tasks {
            text.push_str(&format!("\n{}\n", task.who));
            for (at, what) in task.what.iter().enumerate() {
                text.push_str(&format!("  {}. {what}\n", at + 1));
            }
        }
        text.push_str("\n交付人：            接收人：            日期：\n");
        text
    }
}

/// The summary as a page to print.
pub(super) fn page(theme: &Theme, sheet: &HandoverSummary) -> Result<String, PackageError> {
    Ok(theme.render(&View::new("handover.html").with("sheet", sheet)?)?)
}

fn line(
    input: &PackageInput<'_>,
    fate: &'static str,
    at: usize,
    subject: PackageSubject,
) -> SummaryLine {
    let document = &input.documents[at];
    let site = input.plan.site;
    let (column, files) = match subject {
        PackageSubject::Public(index) => {
            (metadata::column(&site.documents[index]), Fragment::new(input.plan, index).files)
        }
        PackageSubject::Withdrawn(index) => (site.withdrawn[index].kind.label, Vec::new()),
    };
    SummaryLine {
        fate,
        title: document.title.clone(),
        number: document.number.clone().unwrap_or_default(),
        column,
        place: layout::folder(&document.address),
        files: files.iter().map(|file| (file.name.clone(), file.original().to_owned())).collect(),
    }
}

/// What the portal and the office have to do about these changes.
fn tasks(
    changes: &Changes,
    there: &[(&'static str, usize)],
    steps: &[ReviewStep],
) -> Vec<SummaryTask> {
    let has = |fate: &str| there.iter().any(|(other, _)| *other == fate);
    let of_portal = [
        (has("撤下"), "撤下的：用新的 fragment.html 换掉原文，删去原来的附件和图片，网址保留"),
        (!changes.removed.is_empty(), "删除的：本站不再提供，请在门户上一并删除"),
        (
            has("新增"),
            "新增的：在所列栏目新建，标题、文号等按 metadata.json 填，正文粘贴 fragment.html",
        ),
        (has("修改"), "修改的：找到原来的那一篇，用新的 fragment.html 整篇替换，发布日期不变"),
        (
            has("新增") || has("修改"),
            "附件先上传，再把正文里的同名链接换成门户的地址；显示的文件名用原名",
        ),
    ];
    let portal: Vec<String> =
        of_portal.iter().filter(|(holds, _)| *holds).map(|(_, what)| (*what).to_owned()).collect();
    let mut office = Vec::new();
    let missing: Vec<&str> = ["起草", "审核", "保密审查", "签发"]
        .into_iter()
        .filter(|step| !steps.iter().any(|s| s.step == *step && s.by.is_some() && s.on.is_some()))
        .collect();
    if !missing.is_empty() {
        office.push(format!("补登记：{}（site.yaml 的“审核签发”）", missing.join("、")));
    }
    office.push("门户发布后逐篇打开看一遍：正文、表格、附件能打开".to_owned());
    office.push("保存这次的回执（receipts 文件夹），下次交付与它比较".to_owned());
    let mut tasks = Vec::new();
    if !portal.is_empty() {
        tasks.push(SummaryTask { who: "门户编辑要做的", what: portal });
    }
    tasks.push(SummaryTask { who: "本单位要做的", what: office });
    tasks
}
