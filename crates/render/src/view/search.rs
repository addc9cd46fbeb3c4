//! The search page: where its index lies, and the index pages that lead to the same documents without a script.

use serde::Serialize;

use super::{Here, sitemap};
use gongbao_search as search;

/// The search page.
#[derive(Debug, Serialize)]
pub(super) struct SearchView {
    /// The folder of the index, with a slash at its end.
    index: String,
    /// The script with traditional characters.
    fold: String,
    groups: Vec<sitemap::Group>,
}

impl SearchView {
    pub(super) fn new(here: &Here<'_>) -> Self {
        Self {
            index: here.file(&format!("{}/", search::folder(here.plan))),
            fold: here.file(search::format::FOLD),
            groups: sitemap::groups(here),
        }
    }
}
