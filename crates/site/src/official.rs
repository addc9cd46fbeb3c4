//! The official columns of a document with their values, as tables, lists and receipts show them.

use crate::plan::Plan;
use gongbao_content::kinds::declaration::Column;

/// The columns of its kind, each with its value; a value that is not known is empty.
#[must_use]
pub fn values(plan: &Plan<'_>, index: usize) -> Vec<(Column, String)> {
    let document = &plan.site.documents[index];
    let state = plan.site.states[index].map(|state| state.label());
    let url = plan.url(&document.address());
    document.entry.official(&document.common, document.description(), state, url)
}
