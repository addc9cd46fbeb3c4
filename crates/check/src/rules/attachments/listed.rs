//! The attachments that the text lists are there (DOC-05).

use crate::source_file::SourceFile;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, markdown::LinkTarget};
use std::collections::BTreeSet;

codes! {
    LISTED_ATTACHMENTS = "DOC-05" Warning "附件说明和文件不符" "listed attachments are not there"
        "正文“附件：”后面列的，要有相应的文件，或者附件的内容就在正文里。"
        "What the text lists below 附件 is there as a file, or stands in the text itself."
        S "党政机关公文处理工作条例第九条；GB/T 9704：附件说明";
}

/// The list below 附件：.
struct AttachmentList<'a> {
    place: Place,
    names: Vec<&'a str>,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(document) = file.document else { return Vec::new() };
    let Some(list) = list(file) else { return Vec::new() };
    let (names, files) = (list.names.len(), files(document));
    if files >= names || holds_them(file, &list.names) {
        return Vec::new();
    }
    let key = document.key("attachments");
    vec![
        Finding::new(&LISTED_ATTACHMENTS, list.place)
            .says(
                format!("附件列了{names}个，文件有{files}个"),
                format!("{names} attachments are listed, {files} are there"),
            )
            .help(
                format!("把缺的文件放进来，写进“{key}”"),
                format!("put the missing files here and name them in `{key}`"),
            ),
    ]
}

/// The files that go with a document: those of the front matter, and those that the text links.
fn files(document: &Document) -> usize {
    let linked: BTreeSet<String> = document
        .body
        .links
        .iter()
        .filter_map(|link| match &link.target {
            LinkTarget::File(address) => Some(address.to_string()),
            _ => None,
        })
        .collect();
    document.common.attachments.len().max(linked.len())
}

/// Whether the attachments stand in the text: a line that is 附件, 附件1, or the name of one, perhaps as a heading.
fn holds_them(file: &SourceFile<'_>, names: &[&str]) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    file.body().any(|(_, line)| {
        let line = line.trim_start_matches('#').trim().trim_matches('*').trim();
        let after =
            line.strip_prefix("附件").map(|rest| (rest, rest.trim_start_matches(is_number)));
        let heads = |(rest, after): (&str, &str)| {
            after.is_empty() || (after.len() < rest.len() && after.starts_with(['：', ':', ' ']))
        };
        after.is_some_and(heads) || names.contains(&line)
    })
}

fn list<'a>(file: &SourceFile<'a>) -> Option<AttachmentList<'a>> {
    let mut found: Option<AttachmentList<'a>> = None;
    for (number, line) in file.body() {
        let text = line.trim();
        let first = text.strip_prefix("附件：").or_else(|| text.strip_prefix("附件:"));
        match (&mut found, first) {
            (None, Some(rest)) => {
                let start = line.len() - line.trim_start().len();
                let place = file.place(number, line, start..start + text.len());
                let rest = rest.trim();
                let first = Some(numbered(rest).unwrap_or(rest)).filter(|name| !name.is_empty());
                found = Some(AttachmentList { place, names: Vec::from_iter(first) });
            }
            (Some(list), None) if !text.is_empty() => match numbered(text) {
                Some(name) => list.names.push(name),
                None => break,
            },
            (Some(_), Some(_)) => break,
            _ => {}
        }
    }
    found.filter(|list| !list.names.is_empty())
}

/// The name after its number: `2. 工作安排表`.
fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = rest.trim_start_matches('\\').strip_prefix(['.', '．', '、'])?;
    (rest.len() < text.len()).then(|| name.trim())
}
