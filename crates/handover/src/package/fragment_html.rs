//! A document as the portal's editor takes it: its metadata, its text and its files, without a page around them.

use std::io;

use serde::Serialize;

use super::{clean, dress};
use crate::{
    error::PackageError,
    fragment::{Fragment, FragmentFile},
};
use gongbao_content::{
    document::WithdrawnDocument,
    kinds::{Entry, notice::State},
};
use gongbao_render::{
    letter,
    theme::Theme,
    view::{
        View,
        statutory_tables::{self, StatutoryForm},
    },
};
use gongbao_site::{official, plan::Plan};

/// A row of the metadata that readers see.
#[derive(Serialize)]
struct FragmentField {
    /// The official label, such as 索引号.
    label: &'static str,
    /// The value for people, never empty.
    value: String,
}

/// The fragment of a document, with the links of its text as they are outside the site.
pub(super) fn render(
    plan: &Plan<'_>,
    theme: &Theme,
    index: usize,
    fragment: &mut Fragment,
) -> Result<String, PackageError> {
    let document = &plan.site.documents[index];
    let failed = |error: io::Error| PackageError::File(document.path(), error);
    for part in &mut fragment.parts {
        part.html = clean::html(&letter::marked(&part.html), &fragment.links).map_err(failed)?;
    }
    let forms: Vec<Vec<StatutoryForm>> = match &document.entry {
        Entry::Report(report) => {
            let stretches = statutory_tables::stretches(report, &document.body.html).into_iter();
            stretches.map(|(_, tables)| statutory_tables::forms(report, &tables)).collect()
        }
        _ => Vec::new(),
    };
    let names: Vec<&str> = fragment.files.iter().map(FragmentFile::original).collect();
    let facts = facts(plan, index);
    let summary = document.common.summary.as_ref().filter(|_| !facts.is_empty());
    let ended = plan.site.states[index].filter(|state| *state == State::Expired);
    let view = View::new("fragment.html")
        .with("facts", &facts)?
        .with("summary", &summary)?
        .with("ended", &ended.map(State::label))?
        .with("forms", &forms)?
        .with("names", &names)?
        .with("document", fragment)?;
    let html = dress::html(&theme.render(&view)?).map_err(failed)?;
    Ok(without_blank_lines(&html))
}

/// The official details. A portal shows those of notices, reports and pages beside the text, so there they are repeated
/// only when the office asks for it; of other kinds they are the text.
fn facts(plan: &Plan<'_>, index: usize) -> Vec<FragmentField> {
    let document = &plan.site.documents[index];
    let beside =
        matches!(document.entry, Entry::Notice(_) | Entry::Report(_) | Entry::PlainPage(_));
    if beside && !plan.site.settings.fragment_facts {
        return Vec::new();
    }
    official::values(plan, index)
        .into_iter()
        .filter(|(column, value)| !value.is_empty() && !matches!(column.name, "url" | "abstract"))
        .map(|(column, value)| FragmentField { label: column.label, value })
        .collect()
}

/// The fragment of what is left of a document that was taken down.
pub(super) fn withdrawn(
    theme: &Theme,
    document: &WithdrawnDocument,
    fragment: &Fragment,
) -> Result<String, PackageError> {
    let facts: Vec<FragmentField> =
        [("索引号", &document.index_number), ("文号", &document.number)]
            .into_iter()
            .filter_map(|(label, value)| Some(FragmentField { label, value: value.clone()? }))
            .collect();
    let none: Vec<String> = Vec::new();
    let view = View::new("fragment.html")
        .with("facts", &facts)?
        .with("summary", &None::<String>)?
        .with("ended", &None::<String>)?
        .with("forms", &none)?
        .with("names", &none)?
        .with("document", fragment)?;
    let failed = |error: io::Error| PackageError::File(document.path(), error);
    let html = dress::html(&theme.render(&view)?).map_err(failed)?;
    Ok(without_blank_lines(&html))
}

/// The lines that hold something.
fn without_blank_lines(html: &str) -> String {
    let lines = html.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
