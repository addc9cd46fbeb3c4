//! A document as the portal's editor takes it: its metadata, its text and its files, without a page around them.

use std::io;

use serde::Serialize;

use super::clean;
use crate::{error::PackageError, fragment::Fragment};
use gongbao_content::document::WithdrawnDocument;
use gongbao_render::theme::Theme;
use gongbao_render::view::View;
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
    for part in &mut fragment.parts {
        part.html = clean::html(&part.html, &fragment.links).map_err(|error: io::Error| {
            PackageError::File(plan.site.documents[index].path(), error)
        })?;
    }
    let facts: Vec<FragmentField> = official::values(plan, index)
        .into_iter()
        .filter(|(column, value)| !value.is_empty() && !matches!(column.name, "url" | "abstract"))
        .map(|(column, value)| FragmentField { label: column.label, value })
        .collect();
    let view = View::new("fragment.html")
        .with("facts", &facts)?
        .with("summary", &plan.site.documents[index].common.summary)?
        .with("document", fragment)?;
    let html = theme.render(&view)?;
    Ok(without_blank_lines(&html))
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
    let view = View::new("fragment.html")
        .with("facts", &facts)?
        .with("summary", &None::<String>)?
        .with("document", fragment)?;
    let html = theme.render(&view)?;
    Ok(without_blank_lines(&html))
}

/// The lines that hold something.
fn without_blank_lines(html: &str) -> String {
    let lines = html.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
