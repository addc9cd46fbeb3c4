//! The bin: a document that is deleted moves there, and can be brought back.

use std::sync::PoisonError;

use serde_json::{Value, json};

use super::document;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    clock, edit,
    library::Library,
    state::Desk,
    versions,
};
use gongbao_content::front_matter;
use gongbao_editing::front_matter as fields;

const LOG: &str = ".gongbao/bin/log.json";

fn rows(library: &Library) -> Vec<Value> {
    serde_json::from_slice(&library.door.read(LOG).unwrap_or_default()).unwrap_or_default()
}

fn put_rows(library: &Library, rows: &[Value]) -> Result<(), Refusal> {
    library.door.keep(LOG, Value::from(rows).to_string().as_bytes())
}

/// What is in the bin, the newest first.
pub(super) fn list(desk: &Desk) -> Result<DeskAnswer, Refusal> {
    let rows: Value = rows(&*desk.library()?).into_iter().rev().collect();
    Ok(rows.into())
}

/// Moves a document to the bin.
pub(super) fn put(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let _others = library.door.lock()?;
    let text = document::text(&library, &path)?;
    let front = front_matter::split("", &text).map_or("", |parts| parts.front);
    let title = fields::fields(front, &kind.tables())
        .get("title")
        .map_or(Value::Null, |title| title["value"].clone());
    versions::keep(&library.door, &path, text.as_bytes(), "移到回收站")?;
    let mut rows = rows(&library);
    let number = rows.iter().filter_map(|row| row["number"].as_u64()).max().unwrap_or(0) + 1;
    let name = format!("{number}.md");
    // Told first: a move that was not made any more is seen by the file that is not there.
    rows.push(json!({ "id": name, "number": number, "path": path, "title": title, "when": clock::moment() }));
    put_rows(&library, &rows)?;
    library.door.rename(&path, &format!(".gongbao/bin/{name}"))?;
    Ok(json!({ "id": name }).into())
}

/// Brings a document back to where it was.
pub(super) fn restore(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let id = sent["id"].as_str().unwrap_or_default();
    let library = desk.library()?;
    let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let _others = library.door.lock()?;
    let mut rows = rows(&library);
    let at = rows.iter().position(|row| row["id"] == id).ok_or_else(Refusal::missing)?;
    let path = rows[at]["path"].as_str().unwrap_or_default().to_owned();
    edit::document_of(&path)?;
    library.door.rename(&format!(".gongbao/bin/{id}"), &path)?;
    rows.remove(at);
    put_rows(&library, &rows)?;
    Ok(json!({ "path": path }).into())
}
