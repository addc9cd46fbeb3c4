//! The page of a document whose kind has no view of its own. Templates know its official columns as `official`.

use serde::Serialize;

use super::{application::ApplicationView, context::PageContext, document, template::View};
use crate::error::BuildError;
use gongbao_site::official;

/// An official column that has a value.
#[derive(Debug, Serialize)]
struct OfficialValue {
    /// The column in Chinese, such as 成文日期.
    label: &'static str,
    /// The value, as plain text, never empty.
    value: String,
}

/// The page of a document, by its index in the site.
pub(super) fn view(context: &PageContext<'_>, index: usize) -> Result<View, BuildError> {
    let kind = context.plan.site.documents[index].kind;
    // The page shows these itself.
    let shown = ["title", "url", "abstract", "display_publish_time"];
    let values: Vec<OfficialValue> = official::values(context.plan, index)
        .into_iter()
        .filter(|(column, value)| !value.is_empty() && !shown.contains(&column.name))
        .map(|(column, value)| OfficialValue { label: column.label, value })
        .collect();
    let application = ApplicationView::of(context, &context.plan.site.documents[index]);
    document::view(context, index, kind.page_template)?
        .with("official", &values)?
        .with("application", &application)
}
