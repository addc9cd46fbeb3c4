//! What is to be done today.

use serde_json::{Value, json};

use super::approval;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
};
use gongbao_base::finding::Finding;
use gongbao_site::due::due;

/// How far ahead something is told, in days.
const AHEAD: i32 = 30;

/// What falls due, drafts, approvals that wait, and documents in which something must be mended.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let today = desk.today();
    let shelf = library.shelf(today)?;
    let language = request.language();
    let (findings, _) = library.findings(&shelf, today);
    let title = |path: &str| {
        let file = path.strip_prefix("content/").unwrap_or(path);
        let at = shelf.site.by_file(file);
        at.map_or_else(String::new, |at| shelf.site.documents[at].common.title.clone())
    };
    let mut items: Vec<Value> = Vec::new();
    for item in due(&shelf.site) {
        let days = today.days_until(item.date);
        if days > AHEAD {
            continue;
        }
        let path = item.place.file.as_str();
        let document = path.ends_with(".md");
        items.push(json!({
            "kind": "due", "title": title(path), "path": document.then_some(path),
            "words": format!("{} {}", item.date, item.what.get(language)),
            "level": if days < 0 { "error" } else { "warning" },
            "action": if document { "document" } else { "list" },
        }));
    }
    for (path, found) in findings.iter() {
        let errors = found.iter().filter(|finding| finding.is_error()).collect::<Vec<&Finding>>();
        let Some(first) = errors.first() else { continue };
        items.push(json!({
            "kind": "finding", "title": title(path), "path": path, "level": "error",
            "words": first.message.get(language),
            "action": if path.ends_with(".md") { "document" } else { "list" },
        }));
    }
    items.extend(approval::items(desk, request)?);
    let drafts = shelf.site.documents.iter().filter(|document| document.common.draft);
    items.extend(drafts.map(|document| {
        json!({
            "kind": "draft", "title": document.common.title, "path": document.path(), "level": "hint",
            "words": if document.front.contains("# 待答") { "有没有回答的问题" } else { "草稿" }, "action": "document",
        })
    }));
    Ok(json!({ "items": items }).into())
}
