//! The lists of the site: all of a kind, and by each facet; what is in them, and where their pages stand.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::Site;
use gongbao_base::digest::Digest;
use gongbao_content::{
    document::Document,
    kinds::{
        KINDS, Kind,
        declaration::{FacetName, FacetSource, FacetValue, TOPIC, YEAR},
    },
};

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
    /// How many pages it takes; an empty list has one, which says so.
    #[must_use]
    pub fn page_count(&self, size: usize) -> usize {
        self.members.len().div_ceil(size.max(1)).max(1)
    }

    /// The address of page `number`, from 1.
    #[must_use]
    pub fn address(&self, number: usize) -> String {
        match number {
            1 => format!("{}.html", self.stem),
            _ if self.facet.is_none() => format!("{}/page-{number}.html", self.folder),
            _ => format!("{}-{number}.html", self.stem),
        }
    }

    /// The members on page `number`, from 1.
    #[must_use]
    pub fn page(&self, number: usize, size: usize) -> &[usize] {
        self.members.chunks(size.max(1)).nth(number - 1).unwrap_or_default()
    }
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
        folder: "catalogue",
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

/// A value of a facet: its place in the order of lists, its name in addresses, and what people read.
type Value = (FacetOrder, String, String);

/// In which order lists show the values of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FacetOrder {
    /// By number, then by name.
    Number(usize, String),
    /// The newest first.
    Newest(Reverse<i16>),
}

/// The lists of a facet, one for each value that a member has; members without one are in none of them.
fn parts(site: &Site, whole: &List, facet: FacetName, by: FacetSource<usize>) -> Vec<List> {
    let mut lists: BTreeMap<Value, Vec<usize>> = BTreeMap::new();
    for index in &whole.members {
        for value in values(site, *index, by) {
            let members = lists.entry(value).or_default();
            if members.last() != Some(index) {
                members.push(*index);
            }
        }
    }
    let list = |((_, id, name), members): (Value, Vec<usize>)| List {
        facet: Some(facet),
        description: description(site, whole, by, &name),
        members,
        stem: format!("{}/{}/{id}", whole.folder, facet.name),
        name,
        ..whole.clone()
    };
    lists.into_iter().map(list).collect()
}

fn values(site: &Site, index: usize, by: FacetSource<usize>) -> Vec<Value> {
    let document = &site.documents[index];
    let number = |number, id: &str, name: &str| {
        (FacetOrder::Number(number, name.to_owned()), id.to_owned(), name.to_owned())
    };
    match by {
        FacetSource::Own(facet) => document
            .entry
            .facet_values(facet)
            .into_iter()
            .map(|value| match value {
                FacetValue::Choice(place, id, name) => number(place, id, name),
                FacetValue::Text(name) => number(0, &text_id(name), name),
            })
            .collect(),
        FacetSource::Topic => document
            .entry
            .own()
            .topic()
            .map(|topic| {
                let known = site.settings.topics.iter().position(|known| known.name == topic);
                number(known.unwrap_or(usize::MAX), &topic_id(site, topic), topic)
            })
            .into_iter()
            .collect(),
        FacetSource::Year => document
            .year()
            .map(|year| (FacetOrder::Newest(Reverse(year)), year.to_string(), format!("{year}年")))
            .into_iter()
            .collect(),
        FacetSource::State => site.states[index]
            .map(|state| number(state as usize, state.name(), state.label()))
            .into_iter()
            .collect(),
    }
}

/// What a list of one value holds: what the vocabulary says of a topic, else the list and the value.
fn description(site: &Site, whole: &List, by: FacetSource<usize>, name: &str) -> String {
    let topics = matches!(by, FacetSource::Topic).then_some(&site.settings.topics);
    let topic = topics.into_iter().flatten().find(|topic| topic.name == name);
    let description = topic.and_then(|topic| topic.description.clone());
    description.unwrap_or_else(|| format!("{}：{name}", whole.name))
}

/// A name of free text in addresses.
fn text_id(name: &str) -> String {
    format!("t-{}", Digest::of(name.as_bytes()).short())
}

/// A topic's name in addresses: its id in the vocabulary, or one made from its name.
#[must_use]
pub fn topic_id(site: &Site, name: &str) -> String {
    match site.settings.topics.iter().find(|topic| topic.name == name) {
        Some(topic) => topic.id.0.clone(),
        None => text_id(name),
    }
}
