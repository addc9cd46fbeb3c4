//! The lists of the site: all of a kind, and by each facet; what is in them, and where their pages stand.
//!
//! Pages of a list stand still: they are filled from its end, so that a full one never changes when a document is put before
//! it, and has its number for good. What does not fill a page of its own yet stays on the first one.

use std::{cmp::Reverse, collections::BTreeMap};

use super::facets::{self, FacetListKey};
use crate::site::Site;
use gongbao_content::{
    document::Document,
    kinds::{
        KINDS, Kind,
        declaration::{FacetName, FacetSource, TOPIC, YEAR},
    },
};

/// The folder of the catalogue.
const CATALOGUE: &str = "catalogue";

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPage {
    /// The first page that a reader sees: at least one page's worth of what comes first, and less than two.
    First,
    /// A full page, counted from the end of the list: 1 holds what comes last.
    Full(usize),
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// The kind's folder, such as `notices`.
    pub folder: &'static str,
    /// By what its members belong together; nothing for the whole list.
    pub facet: Option<FacetName>,
    /// The value they share, such as `2023年`; the kind's name for a list of all.
    pub name: String,
    /// What the list holds, for the official column tags.
    pub description: String,
    /// The official type of its column.
    pub column_type: &'static str,
    /// The template of its pages.
    pub template: &'static str,
    /// Indexes of documents, in order.
    pub members: Vec<usize>,
    /// The address of the first page without `.html`.
    stem: String,
}

impl List {
    /// How many full pages stand after the first, for pages of this size.
    #[must_use]
    pub fn full_pages(&self, size: usize) -> usize {
        (self.members.len() / size.max(1)).saturating_sub(1)
    }

    /// Its pages in the order in which readers go through them; an empty list has one, which says so.
    pub fn pages(&self, size: usize) -> impl Iterator<Item = ListPage> + use<> {
        let full = (1..=self.full_pages(size)).rev().map(ListPage::Full);
        std::iter::once(ListPage::First).chain(full)
    }

    /// The address of its first page.
    #[must_use]
    pub fn first(&self) -> String {
        self.address(ListPage::First)
    }

    /// The address of a page.
    #[must_use]
    pub fn address(&self, page: ListPage) -> String {
        match page {
            ListPage::First => format!("{}.html", self.stem),
            ListPage::Full(number) if self.facet.is_none() => {
                format!("{}/page-{number}.html", self.folder)
            }
            ListPage::Full(number) => format!("{}-{number}.html", self.stem),
        }
    }

    /// The members on a page, for pages of this size.
    #[must_use]
    pub fn page(&self, page: ListPage, size: usize) -> &[usize] {
        let (first, full) =
            self.members.split_at(self.members.len() - self.full_pages(size) * size.max(1));
        match page {
            ListPage::First => first,
            ListPage::Full(number) => {
                full.rchunks(size.max(1)).nth(number.saturating_sub(1)).unwrap_or_default()
            }
        }
    }
}

/// Whether a text may link to the list of all in this folder, as `[服务站点](../stations/)`.
#[must_use]
pub fn is_linked(folder: &str) -> bool {
    folder == CATALOGUE || KINDS.iter().any(|kind| kind.folder == folder && kind.list.is_some())
}

/// All lists, those of a kind together: the whole first, then by facet. The catalogue of all kinds is the last.
#[must_use]
pub fn all(site: &Site) -> Vec<List> {
    let mut lists = Vec::new();
    for kind in KINDS {
        let Some(description) = kind.list else { continue };
        let whole = whole(site, kind, description);
        let facets = (kind.facets)();
        let parts = facets.into_iter().flat_map(|(facet, by)| parts(site, &whole, facet, by));
        let parts: Vec<List> = parts.collect();
        lists.push(whole);
        lists.extend(parts);
    }
    let catalogue = catalogue(site);
    let years = parts(site, &catalogue, YEAR, FacetSource::Year);
    let topics = parts(site, &catalogue, TOPIC, FacetSource::Topic);
    lists.push(catalogue);
    lists.extend(years);
    lists.extend(topics);
    lists
}

/// The catalogue that the law asks for: index number, name, summary and date of every document (政府信息公开条例, article 12).
fn catalogue(site: &Site) -> List {
    let mut members = members(site, |document| document.kind.catalogued);
    members.sort_by_cached_key(|index| {
        let document = &site.documents[*index];
        (Reverse(document.date()), document.address())
    });
    List {
        folder: CATALOGUE,
        facet: None,
        name: "政府信息公开目录".to_owned(),
        description: "每份文件的索引、名称、内容概述和生成日期".to_owned(),
        column_type: "概况信息",
        template: "catalogue.html",
        members,
        stem: "catalogue/index".to_owned(),
    }
}

fn whole(site: &Site, kind: &'static Kind, description: &str) -> List {
    List {
        folder: kind.folder,
        facet: None,
        name: kind.label.to_owned(),
        description: description.to_owned(),
        column_type: kind.column_type,
        template: kind.list_template,
        members: members(site, |document| document.kind.name == kind.name),
        stem: format!("{}/index", kind.folder),
    }
}

fn members(site: &Site, belongs: impl Fn(&Document) -> bool) -> Vec<usize> {
    (0..site.documents.len()).filter(|index| belongs(&site.documents[*index])).collect()
}

/// The lists of a facet, one for each value that a member has; members without one are in none of them.
fn parts(site: &Site, whole: &List, facet: FacetName, by: FacetSource<usize>) -> Vec<List> {
    let mut lists: BTreeMap<FacetListKey, Vec<usize>> = BTreeMap::new();
    for index in &whole.members {
        for value in facets::values(site, *index, by) {
            let members = lists.entry(value).or_default();
            if members.last() != Some(index) {
                members.push(*index);
            }
        }
    }
    let list = |(FacetListKey { id, name, .. }, members): (FacetListKey, Vec<usize>)| List {
        facet: Some(facet),
        description: description(site, whole, by, &name),
        members,
        stem: format!("{}/{}/{id}", whole.folder, facet.name),
        name,
        ..whole.clone()
    };
    lists.into_iter().map(list).collect()
}

/// What a list of one value holds: what the vocabulary says of a topic, else the list and the value.
fn description(site: &Site, whole: &List, by: FacetSource<usize>, name: &str) -> String {
    let topics = matches!(by, FacetSource::Topic).then_some(&site.settings.topics);
    let topic = topics.into_iter().flatten().find(|topic| topic.name == name);
    let description = topic.and_then(|topic| topic.description.clone());
    description.unwrap_or_else(|| format!("{}：{name}", whole.name))
}
