//! A page of the plan to bytes: view, template, minifying.

use crate::{
    error::BuildError,
    theme::Theme,
    view::{self, View},
};
use gongbao_site::plan::{Page, Plan, Tree};

/// Renders a page for one tree: its HTML.
///
/// # Errors
/// What is wrong with the template.
pub fn render(
    plan: &Plan<'_>,
    theme: &Theme,
    page: &Page,
    tree: Tree,
) -> Result<Vec<u8>, BuildError> {
    html(theme, &view::page(plan, page, tree)?)
}

/// The HTML of a view.
pub(crate) fn html(theme: &Theme, view: &View) -> Result<Vec<u8>, BuildError> {
    let html = theme.render(view).map_err(|finding| BuildError::Findings(vec![finding]))?;
    #[cfg(feature = "minify")]
    let html = crate::minify::html(&html);
    #[cfg(not(feature = "minify"))]
    let html = html.into_bytes();
    Ok(html)
}
