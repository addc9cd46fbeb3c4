//! One document: read, and checked while it is written.

use serde_json::{Value, json};

use super::documents;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit, journal, judge,
    library::{Library, Shelf},
    shown::ShownFile,
    state::Desk,
    versions,
};
use gongbao_base::{date::Date, digest::Digest};
use gongbao_content::{
    front_matter,
    kinds::{Entry, Kind},
};
use gongbao_editing::{front_matter as fields, merge};

/// A document as it stands.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (path, kind) = edit::asked(request)?;
    let library = desk.library()?;
    let text = text(&library, &path)?;
    let mut shelf = library.known(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(&path);
    if shelf.site.by_file(file).is_none() {
        // It may be new.
        shelf = library.shelf(desk.today())?;
    }
    let mut out = json!({});
    whole(&shelf, &path, kind, &text, request, &mut out);
    let digest = Digest::of(text.as_bytes()).hex();
    desk.remember(&digest, &text);
    out["journal"] = journal::of(&library.door, &path).map_or(Value::Null, |kept| {
        journal::offered(&kept, &digest, |own, ours| {
            let base = desk.remembered(own).or_else(|| {
                String::from_utf8(versions::text(&library.door, &path, own).ok()?).ok()
            });
            base.and_then(|base| merge::merged(&base, ours, &text))
                .unwrap_or_else(|| ours.to_owned())
        })
    });
    out["before"] = before(&library, &shelf, &path).unwrap_or_default();
    Ok(out.into())
}

/// All that is shown of a document but what is kept beside it.
pub(super) fn whole(
    shelf: &Shelf,
    path: &str,
    kind: &'static Kind,
    text: &str,
    request: &DeskRequest,
    out: &mut Value,
) {
    let file = path.strip_prefix("content/").unwrap_or(path);
    let shown = ShownFile::new(text, kind);
    let front = front_matter::split("", text).map_or("", |parts| parts.front);
    let fields = fields::fields(front, &kind.tables());
    let value = |key: &str| fields.get(key).map_or(Value::Null, |field| field["value"].clone());
    let at = shelf.site.by_file(file);
    // The site may have been read before the file was written.
    let day = |text: &Value| text.as_str().and_then(Date::parse);
    let leaves = day(&value("withdrawn")["date"]).filter(|day| *day > shelf.site.today);
    let published = value("published");
    let published = published.as_str().and_then(|text| text.get(..10)).and_then(Date::parse);
    let planned = published.filter(|day| *day > shelf.site.today);
    let state = if value("withdrawn").is_null() || leaves.is_some() {
        at.and_then(|at| documents::state(shelf, at, &shelf.site.documents[at]))
    } else {
        Some("已撤下")
    };
    let attachments = value("attachments");
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let attachments =
        attachments.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(|one| {
            let name = one["file"].as_str().unwrap_or_default();
            let bytes =
                shelf.site.assets.get(&format!("{folder}/{name}")).map(|asset| asset.length);
            json!({ "name": name, "bytes": bytes })
        });
    *out = json!({
        "path": path,
        "kind": kind.name,
        "kind_label": kind.label,
        "title": value("title").as_str().unwrap_or_default(),
        "state": state,
        "draft": value("draft") == true,
        "planned": planned.map(|day| day.to_string()),
        "leaves": leaves.map(|day| day.to_string()),
        "digest": Digest::of(text.as_bytes()).hex(),
        "blocks": shown.blocks(),
        "body": shown.body(),
        "source": text,
        "findings": shown.findings(&judge::findings(shelf, file, kind, text), request.language()),
        "attachments": attachments.collect::<Vec<_>>(),
        "address": at.map(|at| super::preview::addresses(shelf, &shelf.site.documents[at].address())),
        "approval": null,
        "fields": fields,
    });
}

/// What is wrong with a document as it is written now; nothing is kept.
pub(super) fn check(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    let there = text(&library, &path)?;
    // Blocks have the numbers of the text that was opened.
    let opened = sent["digest"].as_str().and_then(|digest| desk.remembered(digest));
    let text = edit::edited(&opened.unwrap_or(there), kind, &sent)?;
    let shelf = library.known(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(&path);
    let findings = judge::findings(&shelf, file, kind, &text);
    Ok(json!({ "findings": ShownFile::new(&text, kind).findings(&findings, request.language()) })
        .into())
}

/// Keeps what is being typed, or throws it away.
pub(super) fn journal(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    if sent["drop"] == true {
        journal::forget(&library.door, &path);
    } else {
        let there = text(&library, &path)?;
        let opened = sent["digest"].as_str().and_then(|digest| desk.remembered(digest));
        let text = edit::edited(&opened.unwrap_or(there), kind, &sent)?;
        journal::keep(&library.door, &path, &sent, &text)?;
    }
    Ok(json!({}).into())
}

/// The text of a document.
pub(super) fn text(library: &Library, path: &str) -> Result<String, Refusal> {
    library.door.content(path)?;
    String::from_utf8(library.door.read(path)?).map_err(|_| {
        Refusal::new(
            422,
            "文件不是 UTF-8 编码，打不开；请用编辑器另存为 UTF-8",
            "the file is not UTF-8; save it as UTF-8 with an editor",
        )
    })
}

/// The fields of the report of the year before.
fn before(library: &Library, shelf: &Shelf, path: &str) -> Option<Value> {
    let file = path.strip_prefix("content/")?;
    let own = &shelf.site.documents[shelf.site.by_file(file)?];
    let Entry::Report(report) = &own.entry else { return None };
    let (at, _) = shelf.site.reports().find(|(_, other)| {
        other.report_type == report.report_type && other.year + 1 == report.year
    })?;
    let other = &shelf.site.documents[at];
    let text = text(library, &other.path()).ok()?;
    let front = front_matter::split("", &text).ok()?.front;
    let fields = fields::fields(front, &other.kind.tables()).into_iter();
    Some(
        fields
            .map(|(key, field)| (key, field["value"].clone()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    )
}
