//! The form of a kind, made from the one declaration of its fields.

use serde_json::{Value, json};

use crate::desk::answer::{DeskAnswer, DeskRequest, Refusal};
use gongbao_base::finding::Language;
use gongbao_content::{
    fields::{Field, Shape},
    kinds::{
        Kind,
        report::disclosure::{APPLICATION_COLUMNS, ISSUED_COLUMNS, REVIEW_COLUMNS},
    },
};

/// The form of a kind.
pub(super) fn get(request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let kind = Kind::named(request.query("kind")).ok_or_else(Refusal::missing)?;
    let language = request.language();
    let own = kind.fields.iter().map(|field| (field, kind.label));
    let common = gongbao_content::kinds::common::Common::FIELDS.iter().map(|field| (field, "通用"));
    let fields: Vec<Value> =
        common.chain(own).map(|(field, group)| declared(field, group, language)).collect();
    Ok(json!({ "kind": kind.name, "label": kind.label, "fields": fields }).into())
}

fn declared(field: &Field, group: &str, language: Language) -> Value {
    let mut out = json!({
        "key": field.name,
        "chinese": field.label,
        "label": if language == Language::English { field.name } else { field.label },
        "help": if language == Language::English { field.en } else { field.zh },
        "examples": examples(field),
        "type": type_of(field),
        "required": field.required,
        "group": group,
    });
    match field.shape {
        Shape::Choice(choices) => {
            let label = |name: &'static str, label: &'static str| {
                if language == Language::English { name } else { label }
            };
            out["choices"] = choices
                .iter()
                .map(|choice| json!({ "value": choice.name, "label": label(choice.name, choice.label) }))
                .collect();
        }
        Shape::Map(rows) if table_columns(field).is_some() => table(field, rows, &mut out),
        Shape::Map(fields) => {
            out["many"] = false.into();
            out["fields"] = fields.iter().map(|field| declared(field, group, language)).collect();
        }
        Shape::List(Shape::Map(fields)) | Shape::Lines(Shape::Map(fields)) => {
            out["many"] = true.into();
            out["fields"] = fields.iter().map(|field| declared(field, group, language)).collect();
        }
        _ => {}
    }
    out
}

/// What control a field gets.
fn type_of(field: &Field) -> &'static str {
    match field.shape {
        Shape::Text if matches!(field.name, "summary" | "reason" | "transport" | "holidays") => {
            "long"
        }
        Shape::Text | Shape::Slug if matches!(field.name, "repealed_by") => "text",
        Shape::Text | Shape::Slug => "text",
        Shape::Truth => "yes-no",
        Shape::Count | Shape::Number => "number",
        Shape::Day | Shape::Moment => "date",
        Shape::Choice(_) => "choice",
        Shape::List(_) if field.name == "attachments" => "files",
        Shape::List(_) if field.name == "figures" => "numbers",
        Shape::List(Shape::Slug) => "links",
        Shape::Map(_) if table_columns(field).is_some() => "table",
        Shape::Map(_) | Shape::List(Shape::Map(_)) => "group",
        // Hours are lines of words first of all; where a file has them apart, they are shown as written.
        Shape::Lines(_) | Shape::List(_) => "list",
    }
}

fn examples(field: &Field) -> Vec<&'static str> {
    let example = field.example.trim_matches('"');
    let shown = !example.is_empty() && !example.starts_with(['[', '{']);
    if shown { vec![example] } else { Vec::new() }
}

/// The columns of a statutory table.
fn table_columns(field: &Field) -> Option<&'static [&'static str]> {
    match field.name {
        "table2" => Some(&ISSUED_COLUMNS),
        "table3" => Some(&APPLICATION_COLUMNS[..6]),
        "table4" => Some(&REVIEW_COLUMNS[..4]),
        _ => None,
    }
}

fn table(field: &Field, rows: &'static [Field], out: &mut Value) {
    let columns = table_columns(field).unwrap_or_default();
    let rows = rows.iter().filter(|row| row.name != "total").map(|row| {
        let single = field.name == "table2" && !matches!(row.name, "rules" | "normative");
        let cells = if single { 1 } else { columns.len() };
        json!({ "key": row.name, "label": row.label, "cells": cells })
    });
    out["rows"] = rows.collect();
    out["columns"] = columns.into();
    out["totals"] = (field.name != "table2").into();
}
