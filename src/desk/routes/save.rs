//! Saving: the version before is kept, and a file that changed underneath is never written over.

use std::sync::PoisonError;

use serde_json::{Value, json};

use super::document;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit, journal, judge,
    library::Library,
    shown::ShownFile,
    state::Desk,
    versions,
};
use gongbao_base::digest::Digest;
use gongbao_content::kinds::Kind;
use gongbao_editing::{difference, merge};

/// Saves what was sent.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    let text = write(desk, &library, (&path, kind), &sent, "保存", |text| {
        edit::edited(text, kind, &sent)
    })?;
    journal::forget(&library.door, &path);
    saved(desk, &library, request, (&path, kind), &text)
}

/// Takes the mark of a draft off, or puts it on.
pub(super) fn draft(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let draft = if sent["draft"] == true { Value::Bool(true) } else { Value::Null };
    let fields = json!({ "fields": { "draft": draft } });
    let library = desk.library()?;
    let text = write(desk, &library, (&path, kind), &sent, "定稿", |text| {
        edit::edited(text, kind, &fields)
    })?;
    saved(desk, &library, request, (&path, kind), &text)
}

/// What is answered after a save.
pub(super) fn saved(
    desk: &Desk,
    library: &Library,
    request: &DeskRequest,
    (path, kind): (&str, &'static Kind),
    text: &str,
) -> Result<DeskAnswer, Refusal> {
    let shelf = library.known(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(path);
    let shown = ShownFile::new(text, kind);
    let findings = judge::findings(&shelf, file, kind, text);
    Ok(json!({
        "digest": Digest::of(text.as_bytes()).hex(),
        "blocks": shown.blocks(),
        "findings": shown.findings(&findings, request.language()),
    })
    .into())
}

/// Writes a document anew from what stands in it, which is to be what the window last saw of it.
pub(super) fn write(
    desk: &Desk,
    library: &Library,
    (path, kind): (&str, &'static Kind),
    sent: &Value,
    words: &str,
    change: impl Fn(&str) -> Result<String, Refusal>,
) -> Result<String, Refusal> {
    let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let _others = library.door.lock()?;
    let there = document::text(library, path)?;
    let seen = sent["digest"].as_str().unwrap_or_default();
    if Digest::of(there.as_bytes()).hex() != seen {
        return Err(conflict(desk, library, (path, kind), sent, &there));
    }
    let text = change(&there)?;
    if text != there {
        versions::keep(&library.door, path, there.as_bytes(), "在别处改动")?;
        versions::keep(&library.door, path, text.as_bytes(), words)?;
        if let Some(other) = library.door.replace(path, there.as_bytes(), text.as_bytes())? {
            let other = String::from_utf8_lossy(&other).into_owned();
            return Err(conflict(desk, library, (path, kind), sent, &other));
        }
    }
    desk.remember(&Digest::of(text.as_bytes()).hex(), &text);
    Ok(text)
}

/// Somebody else changed the file: both are told, and put together where that is sure.
fn conflict(
    desk: &Desk,
    library: &Library,
    (path, kind): (&str, &'static Kind),
    sent: &Value,
    theirs: &str,
) -> Refusal {
    let seen = sent["digest"].as_str().unwrap_or_default();
    let base = desk
        .remembered(seen)
        .or_else(|| String::from_utf8(versions::text(&library.door, path, seen).ok()?).ok());
    let ours = base.as_ref().and_then(|base| edit::edited(base, kind, sent).ok());
    let merged =
        base.zip(ours.clone()).and_then(|(base, ours)| merge::merged(&base, &ours, theirs));
    let differences = difference::between(theirs, ours.as_deref().unwrap_or(theirs));
    let digest = Digest::of(theirs.as_bytes()).hex();
    desk.remember(&digest, theirs);
    let mut refusal = Refusal::new(
        409,
        "这份文件在别处改过，没有覆盖；请看两边的改动",
        "the file was changed elsewhere and was not written over; look at both",
    );
    refusal.more = json!({
        "theirs": { "digest": digest, "source": theirs },
        "ours": ours,
        "merged": merged,
        "differences": differences_shown(&differences),
    });
    refusal
}

/// Stretches as the window marks them.
pub(super) fn differences_shown(found: &[(difference::StretchChange, String)]) -> Value {
    found.iter().map(|(change, text)| json!({ "text": text, "change": change.name() })).collect()
}
