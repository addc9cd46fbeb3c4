//! The home page: the hotline, the stations, the newest documents, the reports, the guides.

use serde::Serialize;

use super::{Here, list::Item, shell::Anchor};
use gongbao_content::kinds::Entry;
use gongbao_site::plan::lists::Facet;

/// A kind on the home page.
#[derive(Debug, Serialize)]
struct Section {
    folder: &'static str,
    name: String,
    description: String,
    link: String,
    total: usize,
    items: Vec<Item>,
}

/// The home page.
#[derive(Debug, Serialize)]
pub(super) struct HomeView {
    sections: Vec<Section>,
    pages: Vec<Anchor>,
}

/// How many of each kind are shown.
const SHOWN: usize = 6;

impl HomeView {
    pub(super) fn new(here: &Here<'_>) -> Self {
        let plan = here.plan;
        let lists =
            plan.lists.iter().filter(|list| list.facet == Facet::All && !list.members.is_empty());
        let sections = lists
            .map(|list| Section {
                folder: list.folder,
                name: list.name.clone(),
                description: list.description.clone(),
                link: here.page(&list.address(1)),
                total: list.members.len(),
                items: list
                    .members
                    .iter()
                    .filter(|index| plan.site.documents[**index].common.withdrawn.is_none())
                    .take(SHOWN)
                    .map(|index| Item::new(here, *index))
                    .collect(),
            })
            .collect();
        Self { sections, pages: pages(here) }
    }
}

/// The plain pages.
pub(super) fn pages(here: &Here<'_>) -> Vec<Anchor> {
    here.plan
        .site
        .documents
        .iter()
        .enumerate()
        .filter(|(_, document)| matches!(document.entry, Entry::Page(_)))
        .map(|(index, document)| Anchor {
            title: document.common.title.clone(),
            link: here.document(index),
        })
        .collect()
}
