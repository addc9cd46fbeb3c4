//! A page of the plan to bytes: view, template, minifying.

#[cfg(feature = "minify")]
mod minify;

use crate::theme::Theme;
use crate::view;
use gongbao_base::finding::Finding;
use gongbao_site::plan::{Page, Plan, Tree};

/// Renders a page for one tree, and says with which template.
pub fn page(
    plan: &Plan<'_>,
    theme: &Theme,
    page: &Page,
    tree: Tree,
) -> (&'static str, Result<Vec<u8>, Finding>) {
    let view = view::page(plan, page, tree);
    #[cfg(feature = "minify")]
    let html = theme.render(&view).map(|html| minify::html(&html));
    #[cfg(not(feature = "minify"))]
    let html = theme.render(&view).map(String::into_bytes);
    (view.template, html)
}
