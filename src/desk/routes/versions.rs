//! Earlier versions: seen, compared, brought back.

use serde_json::json;

use super::{
    document,
    save::{differences_shown, saved, write},
};
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit,
    library::Library,
    state::Desk,
    versions,
};
use gongbao_base::digest::Digest;
use gongbao_editing::difference;

/// The versions of a document, the newest first.
pub(super) fn list(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (path, _) = edit::asked(request)?;
    let library = desk.library()?;
    let kept = versions::list(&library.door, &path);
    let rows = kept.iter().rev().map(|kept| {
        json!({ "id": kept.id, "when": kept.when, "bytes": kept.bytes, "words": kept.words })
    });
    Ok(DeskAnswer::from(rows.collect::<serde_json::Value>()))
}

/// A version, and how it differs from another one or from the file as it stands.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (path, _) = edit::asked(request)?;
    let library = desk.library()?;
    let source = version(&library, &path, request.query("id"))?;
    let against = match request.query("against") {
        "" => None,
        "now" => Some(document::text(&library, &path)?),
        id => Some(version(&library, &path, id)?),
    };
    let found = against.map(|against| difference::between(&source, &against));
    let differences = found.map(|found| differences_shown(&found));
    Ok(json!({ "source": source, "differences": differences }).into())
}

/// Brings a version back; what stands there now becomes a version itself.
pub(super) fn restore(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let mut sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    let text = version(&library, &path, sent["id"].as_str().unwrap_or_default())?;
    if sent["digest"].is_null() {
        let there = document::text(&library, &path)?;
        sent["digest"] = Digest::of(there.as_bytes()).hex().into();
    }
    let text = write(desk, &library, (&path, kind), &sent, "恢复", |_| Ok(text.clone()))?;
    saved(desk, &library, request, (&path, kind), &text)
}

fn version(library: &Library, path: &str, id: &str) -> Result<String, Refusal> {
    let bytes = versions::text(&library.door, path, id)?;
    String::from_utf8(bytes).map_err(|_| Refusal::missing())
}
