//! Lists of documents.

use serde_json::{Value, json};

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    library::Shelf,
    state::Desk,
};
use gongbao_base::finding::{Finding, Severity};
use gongbao_content::{document::Document, kinds::Kind};

/// How many rows are sent.
const LONGEST: usize = 10_000;

/// The state of what is to be taken down on a day to come, beside its own.
const LEAVING: &str = "待撤下";

/// The documents of a kind, in a state, with some words.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let today = desk.today();
    let shelf = library.shelf(today)?;
    let (findings, _) = library.findings(&shelf, today);
    let kind = Kind::named(request.query("kind"));
    let words: Vec<&str> = request.query("words").split_whitespace().collect();
    let state = request.query("state");
    let counted = |path: &str| {
        let found = findings.get(path).map(Vec::as_slice).unwrap_or_default();
        let of = |severity| {
            found.iter().filter(|finding: &&Finding| finding.severity == severity).count()
        };
        json!({ "error": of(Severity::Error), "warning": of(Severity::Warning) })
    };
    let public = shelf.site.documents.iter().enumerate().filter(|(_, document)| {
        kind.is_none_or(|kind| kind.name == document.kind.name) && holds(document, &words)
    });
    let mut rows: Vec<Value> =
        public.map(|(at, document)| row(&shelf, at, document, counted(&document.path()))).collect();
    let left = shelf.site.withdrawn.iter().filter(|document| {
        kind.is_none_or(|kind| kind.name == document.kind.name)
            && words.iter().all(|word| document.title.contains(word))
    });
    rows.extend(left.map(|document| {
        json!({
            "path": document.path(), "stem": document.slug, "kind": document.kind.name,
            "title": document.title, "state": "已撤下", "draft": document.draft,
            "cells": [document.withdrawn.date.to_string(), document.number, "已撤下"],
            "findings": counted(&document.path()),
        })
    }));
    if !state.is_empty() {
        rows.retain(|row| {
            row["state"] == state
                || state == "draft" && row["draft"] == true
                || state == LEAVING && row["leaves"].is_string()
        });
    }
    rows.truncate(LONGEST);
    let columns = [("date", "日期"), ("number", "文号"), ("state", "状态")];
    let columns = columns.map(|(key, label)| json!({ "key": key, "label": label }));
    Ok(json!({ "columns": columns, "documents": rows }).into())
}

fn row(shelf: &Shelf, at: usize, document: &Document, findings: Value) -> Value {
    let state = state(shelf, at, document);
    json!({
        "path": document.path(),
        "stem": document.slug,
        "kind": document.kind.name,
        "title": document.common.title,
        "state": state,
        "draft": document.common.draft,
        "planned": document.planned(shelf.site.today).map(|day| day.to_string()),
        "leaves": document.leaves().map(|day| day.to_string()),
        "cells": [
            document.date().map(|date| date.to_string()),
            document.entry.own().number(),
            state,
        ],
        "findings": findings,
    })
}

/// How a document stands, in Chinese.
pub(super) fn state(shelf: &Shelf, at: usize, document: &Document) -> Option<&'static str> {
    if document.common.draft {
        return Some("草稿");
    }
    if document.common.sample {
        return Some("示例");
    }
    if document.planned(shelf.site.today).is_some() {
        return Some("待发布");
    }
    shelf.site.states.get(at).copied().flatten().map(gongbao_content::kinds::notice::State::label)
}

/// Whether a document holds all words, in its title, number or text.
fn holds(document: &Document, words: &[&str]) -> bool {
    words.iter().all(|word| {
        document.common.title.contains(word)
            || document.slug.contains(word)
            || document.entry.own().number().is_some_and(|number| number.contains(word))
            || document.body.html.contains(word)
    })
}
