//! The search page: where its index lies, and the lists that lead to the same documents without a script.

use serde::Serialize;

use super::{
    context::PageContext,
    shell::Shell,
    sitemap::{self, LinkGroup},
    template::View,
};
use crate::error::BuildError;

/// What the search page shows. Templates know it as `search`.
#[derive(Debug, Serialize)]
struct SearchView {
    /// The link to the folder of the index, with a slash at its end.
    index: String,
    /// The link to the script with traditional characters.
    fold: String,
    /// The lists of the site, as the page of all pages shows them.
    groups: Vec<LinkGroup>,
}

/// The search page.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    let shell = Shell::plain(context, "搜索", "在本站查找文件、站点和报告", true);
    let folder = gongbao_search::folder(context.plan);
    let data = SearchView {
        index: context.file_link(&format!("{folder}/")),
        fold: context.file_link(gongbao_search::format::FOLD),
        groups: sitemap::groups(context),
    };
    View::new("search.html").with("page", &shell)?.with("search", &data)
}
