//! Hand-over to the portal: what it would hold, the package, the receipts.

use std::{collections::BTreeMap, fs};

use serde_json::{Value, json};

use crate::{
    desk::{
        answer::{DeskAnswer, DeskRequest, Refusal},
        own_program,
        state::Desk,
    },
    pipeline::{self, Audience},
    storage::{folder::Folder, receipts::ReceiptStore},
};
use gongbao_content::document::{Document, LeftOutReason};
use gongbao_files::SystemError;
use gongbao_handover::receipt::{Change, Changes};
use gongbao_site::plan::{Edition, Plan};

/// What the next package would hold, and what keeps it from being made.
pub(super) fn plan(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let (today, language) = (desk.today(), request.language());
    let folder = Folder::read(&library.layout)?;
    let content = pipeline::parse(&folder, today);
    let titles: BTreeMap<String, String> = content
        .documents
        .public
        .iter()
        .map(|document: &Document| (document.path(), document.common.title.clone()))
        .collect();
    let checked = pipeline::check(&folder, content, Audience::Portal, today)?;
    let unapproved = pipeline::unapproved(&folder, &checked.site)?;
    let site = &checked.site;
    let plan = Plan::new(site, Edition::Online);
    let now = pipeline::receipt_documents(&folder, &plan)?;
    let stored = ReceiptStore::of(&library.layout).packages()?;
    let before =
        stored.last().map(|stored| stored.receipt.documents.as_slice()).unwrap_or_default();
    let changes = Changes::between(before, &now);
    let public = site.documents.iter().map(|document| (document.address(), document.path()));
    let left = site.withdrawn.iter().map(|document| (document.address(), document.path()));
    let paths: BTreeMap<String, String> = public.chain(left).collect();
    let (mut added, mut changed, mut withdrawn) = (Vec::new(), Vec::new(), Vec::new());
    for change in &changes.there {
        let (list, at) = match change {
            Change::Added(at) => (&mut added, *at),
            Change::Changed(at, _) => (&mut changed, *at),
            Change::Withdrawn(at) => (&mut withdrawn, *at),
        };
        list.push(json!({ "title": now[at].title, "path": paths.get(&now[at].address) }));
    }
    let errors = checked.findings.iter().filter(|finding| finding.is_error()).chain(&unapproved);
    let mut refused: Vec<Value> = errors
        .map(|finding| {
            let file = &finding.place.file;
            let document = file.ends_with(".md").then_some(file);
            json!({ "path": document, "title": titles.get(file).unwrap_or(file), "why": finding.message.get(language) })
        })
        .collect();
    refused.extend(site.left_out.iter().map(|left| {
        let path = format!("content/{}", left.file);
        let why = match left.why {
            LeftOutReason::Draft => "草稿，先定稿".to_owned(),
            LeftOutReason::Sample => "示例，不交付".to_owned(),
            LeftOutReason::Planned(day) => format!("待发布，{day} 起交付"),
        };
        json!({ "title": titles.get(&path), "path": path, "why": why })
    }));
    Ok(json!({ "added": added, "changed": changed, "withdrawn": withdrawn, "refused": refused })
        .into())
}

/// Makes the package.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let end =
        own_program::run(library.layout.root(), &["package"], desk.today(), request.language())?;
    if !end.done {
        return Err(Refusal::new(409, end.said.clone(), end.said));
    }
    let stored = ReceiptStore::of(&library.layout).packages()?;
    let last = stored.last().ok_or_else(Refusal::missing)?;
    let name = |path: &std::path::Path| {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let file = newest(&library.layout.packages(), last.receipt.number)?;
    Ok(json!({
        "file": file,
        "bytes": last.receipt.package.map(|package| package.bytes),
        "receipt": name(&last.path),
        "number": last.receipt.number,
    })
    .into())
}

/// The file of a hand-over.
fn newest(folder: &std::path::Path, number: u32) -> Result<Option<String>, SystemError> {
    let mut names: Vec<String> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect(),
        Err(_) => Vec::new(),
    };
    names.sort();
    let number = format!("{number:04}");
    names.reverse();
    Ok(names.into_iter().find(|name| name.ends_with(".zip") && name.contains(&number)))
}

/// Earlier hand-overs, the newest first.
pub(super) fn receipts(desk: &Desk) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let stored = ReceiptStore::of(&library.layout).packages()?;
    let mut rows = Vec::new();
    for stored in stored.iter().rev() {
        let receipt = &stored.receipt;
        rows.push(json!({
            "number": receipt.number,
            "when": receipt.when.minute(),
            "added": receipt.counts.added,
            "changed": receipt.counts.changed,
            "withdrawn": receipt.counts.withdrawn,
            "file": newest(&library.layout.packages(), receipt.number)?,
        }));
    }
    Ok(DeskAnswer::from(Value::from(rows)))
}

/// The file of a package.
pub(super) fn file(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let name = request.query("name");
    let library = desk.library()?;
    if name.contains('/') || !name.ends_with(".zip") {
        return Err(Refusal::missing());
    }
    let bytes = library.door.read(&format!("packages/{name}"))?;
    Ok(DeskAnswer { download: Some(name.to_owned()), ..DeskAnswer::of("application/zip", bytes) })
}
