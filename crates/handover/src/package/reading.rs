//! A document's fragment for somebody who reads it away from the site, with its pictures in it.

use super::fragment_html;
use crate::{
    error::PackageError,
    fragment::{Fragment, FragmentLink},
};
use gongbao_render::theme::Theme;
use gongbao_site::plan::Plan;

/// The fragment of a document of the plan. `picture` gives an image by its path below `content/` as an address that holds it.
///
/// # Errors
/// When the theme or the text cannot be rendered.
pub fn reading(
    plan: &Plan<'_>,
    theme: &Theme,
    index: usize,
    picture: &dyn Fn(&str) -> Option<String>,
) -> Result<String, PackageError> {
    let mut fragment = Fragment::new(plan, index);
    for link in &mut fragment.links {
        if let FragmentLink::File(name, Some(_)) = link
            && let Some(file) = fragment.files.iter().find(|file| file.name == *name)
            && let Some(held) = picture(&file.path)
        {
            *name = held;
        }
    }
    fragment_html::render(plan, theme, index, &mut fragment)
}
