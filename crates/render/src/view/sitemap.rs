//! The page that leads to every part of the site.

use serde::Serialize;

use super::{Here, home, shell::Anchor};
use gongbao_site::plan::lists::Facet;

/// A part of the site.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    title: String,
    links: Vec<Anchor>,
}

/// The parts: a kind with its lists, then the plain pages.
pub(super) fn groups(here: &Here<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for list in here.plan.lists.iter().filter(|list| !list.members.is_empty()) {
        let title = match list.facet {
            Facet::All => "全部".to_owned(),
            facet => format!("按{}：{}", facet.label(), list.name),
        };
        let link = Anchor {
            title: format!("{title}（{}）", list.members.len()),
            link: here.page(&list.address(1)),
        };
        match groups.last_mut().filter(|_| list.facet != Facet::All) {
            Some(group) => group.links.push(link),
            None => groups.push(Group { title: list.name.clone(), links: vec![link] }),
        }
    }
    if let Some(reports) = groups.iter_mut().find(|group| group.title == "年度报告")
        && here.plan.pages.iter().any(|page| page.address == "reports/figures.html")
    {
        reports
            .links
            .push(Anchor {
                title: "历年数据".to_owned(), link: here.page("reports/figures.html")
            });
    }
    let pages = home::pages(here);
    if !pages.is_empty() {
        groups.push(Group { title: "指南和说明".to_owned(), links: pages });
    }
    groups
}
