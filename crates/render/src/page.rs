//! A page of the plan to bytes: view, template, minifying.

use crate::{error::BuildError, theme::Theme, view};
use gongbao_site::plan::{Page, Plan, Tree};

/// Renders a page for one tree: the name of its template, and its HTML.
///
/// # Errors
/// What is wrong with the template.
pub fn render(
    plan: &Plan<'_>,
    theme: &Theme,
    page: &Page,
    tree: Tree,
) -> Result<(&'static str, Vec<u8>), BuildError> {
    let view = view::page(plan, page, tree)?;
    let html = theme.render(&view).map_err(|finding| BuildError::Findings(vec![finding]))?;
    #[cfg(feature = "minify")]
    let html = crate::minify::html(&html);
    #[cfg(not(feature = "minify"))]
    let html = html.into_bytes();
    Ok((view.template, html))
}
