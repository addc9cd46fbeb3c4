//! The page that leads to every part of the site. Templates know its parts as `map`.

use serde::Serialize;

use super::{
    context::PageContext,
    links::{self, Anchor},
    shell::Shell,
    template::View,
};
use crate::error::BuildError;

/// A part of the site.
#[derive(Debug, Serialize)]
pub(super) struct LinkGroup {
    /// The kind's name, or 指南和说明.
    title: String,
    /// The links to its lists or pages, never empty.
    links: Vec<Anchor>,
}

/// The page of all pages.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    let shell = Shell::plain(context, "网站地图", "本站栏目和页面一览", true);
    View::new("sitemap.html").with("page", &shell)?.with("map", &groups(context))
}

/// The parts: a kind with its lists, then the plain pages.
pub(super) fn groups(context: &PageContext<'_>) -> Vec<LinkGroup> {
    let mut groups: Vec<LinkGroup> = Vec::new();
    for list in context.plan.lists.iter().filter(|list| !list.members.is_empty()) {
        let title = match list.facet {
            None => "全部".to_owned(),
            Some(facet) => format!("按{}：{}", facet.label, list.name),
        };
        let link = Anchor {
            title: format!("{title}（{}）", list.members.len()),
            link: context.page_link(&list.first()),
        };
        match groups.last_mut().filter(|_| list.facet.is_some()) {
            Some(group) => group.links.push(link),
            None => groups.push(LinkGroup { title: list.name.clone(), links: vec![link] }),
        }
    }
    if let Some(reports) = groups.iter_mut().find(|group| group.title == "年度报告")
        && context.plan.pages.iter().any(|page| page.address == "reports/figures.html")
    {
        reports.links.push(Anchor {
            title: "历年数据".to_owned(),
            link: context.page_link("reports/figures.html"),
        });
    }
    let pages = links::plain_pages(context);
    if !pages.is_empty() {
        groups.push(LinkGroup { title: "指南和说明".to_owned(), links: pages });
    }
    groups
}
