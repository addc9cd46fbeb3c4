//! The home page: the hotline, the newest documents of each kind, the guides.

use serde::Serialize;

use super::{
    context::PageContext,
    links::{self, Anchor},
    list_item::ListItem,
    meta_tags,
    shell::{Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;

/// A kind on the home page.
#[derive(Debug, Serialize)]
struct HomeSection {
    /// The kind's folder, such as `notices`.
    folder: &'static str,
    /// The kind's name in Chinese.
    name: String,
    /// What the kind is, in one sentence without a full stop.
    description: String,
    /// The link to the list of all documents of the kind.
    link: String,
    /// How many documents the kind has.
    total: usize,
    /// The first documents, at most six.
    items: Vec<ListItem>,
}

/// What the home page shows. Templates know it as `home`.
#[derive(Debug, Serialize)]
pub(super) struct HomeView {
    /// The kinds that have documents, in the site's order.
    sections: Vec<HomeSection>,
    /// The plain pages.
    pages: Vec<Anchor>,
}

/// How many of each kind are shown.
const NEWEST: usize = 6;

/// The home page.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    View::new("home.html").with("page", &shell(context))?.with("home", &HomeView::new(context))
}

fn shell(context: &PageContext<'_>) -> Shell {
    let settings = &context.plan.site.settings;
    let lists = context.plan.lists.iter().filter(|list| list.facet.is_none());
    let keywords: Vec<&str> = lists.map(|list| list.name.as_str()).collect();
    let parts = ShellParts {
        title: settings.name.clone(),
        prefix: "",
        description: settings.description.clone(),
        section: String::new(),
        crumbs: Vec::new(),
        tags: meta_tags::column("首页", &settings.description, &keywords.join(","), "首页"),
        indexed: true,
    };
    Shell::new(context, parts)
}

impl HomeView {
    pub(super) fn new(context: &PageContext<'_>) -> Self {
        let plan = context.plan;
        let lists =
            plan.lists.iter().filter(|list| list.facet.is_none() && !list.members.is_empty());
        let sections = lists
            .map(|list| HomeSection {
                folder: list.folder,
                name: list.name.clone(),
                description: list.description.clone(),
                link: context.page_link(&list.first()),
                total: list.members.len(),
                items: list
                    .members
                    .iter()
                    .take(NEWEST)
                    .map(|index| ListItem::new(context, *index))
                    .collect(),
            })
            .collect();
        Self { sections, pages: links::plain_pages(context) }
    }
}
