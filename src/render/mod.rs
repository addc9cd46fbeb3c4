//! A page of the plan to bytes: view, template, minifying.

#[cfg(feature = "minify")]
mod minify;

use crate::{
    base::finding::Finding,
    plan::{Page, Plan, Tree},
    theme::Theme,
    view,
};

/// Renders a page for one tree.
///
/// # Errors
/// What is wrong with its template.
pub fn page(plan: &Plan<'_>, theme: &Theme, page: &Page, tree: Tree) -> Result<Vec<u8>, Finding> {
    let view = view::page(plan, page, tree);
    let html = theme.render(&view)?;
    #[cfg(feature = "minify")]
    let html = minify::html(&html);
    #[cfg(not(feature = "minify"))]
    let html = html.into_bytes();
    Ok(html)
}
