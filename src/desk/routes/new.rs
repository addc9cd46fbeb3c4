//! A new document: its title, and that it is a draft. Nothing else is known of it yet.

use serde_json::json;

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
};
use gongbao_content::kinds::Kind;
use gongbao_editing::front_matter;

/// Begins a document.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let kind =
        Kind::named(sent["kind"].as_str().unwrap_or_default()).ok_or_else(Refusal::missing)?;
    let title = sent["title"].as_str().unwrap_or_default().trim();
    if title.is_empty() {
        return Err(Refusal::new(400, "请写标题", "a title is needed"));
    }
    let fields = json!({ "title": title });
    let fields = fields.as_object().cloned().unwrap_or_default();
    let front = front_matter::set("草稿: true\n", &kind.tables(), &fields);
    let front = front
        .ok_or_else(|| Refusal::new(400, "这个标题写不进文件", "this title cannot be written"))?;
    let text = format!("---\n{front}---\n");
    let library = desk.library()?;
    let path = free(&library.door, kind, &desk.today().to_string())?;
    library.door.create(&path, text.as_bytes())?;
    Ok(json!({ "path": path }).into())
}

/// A name that no file has.
fn free(door: &crate::desk::door::Door, kind: &Kind, today: &str) -> Result<String, Refusal> {
    for number in 1..10_000 {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = format!("content/{}/{}-{today}{number}.md", kind.folder, kind.name);
        if door.path(&path)?.symlink_metadata().is_err() {
            return Ok(path);
        }
    }
    Err(Refusal::new(409, "今天新建的文件太多了", "too many new files today"))
}
