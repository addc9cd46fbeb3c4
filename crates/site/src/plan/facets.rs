//! The values that documents have of a facet, in the order in which lists show them.

use std::cmp::Reverse;

use crate::site::Site;
use gongbao_base::digest::Digest;
use gongbao_content::kinds::declaration::{FacetSource, FacetValue};

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FacetListKey {
    order: FacetOrder,
    /// Its name in addresses.
    pub(super) id: String,
    /// What people read.
    pub(super) name: String,
}

/// In which order lists show the values of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FacetOrder {
    /// By number, then by name.
    Number(usize, String),
    /// The newest first.
    Newest(Reverse<i16>),
}

/// The values of a document, by its index.
pub(super) fn values(site: &Site, index: usize, by: FacetSource<usize>) -> Vec<FacetListKey> {
    let document = &site.documents[index];
    let number = |number, id: &str, name: &str| FacetListKey {
        order: FacetOrder::Number(number, name.to_owned()),
        id: id.to_owned(),
        name: name.to_owned(),
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
            .map(|year| FacetListKey {
                order: FacetOrder::Newest(Reverse(year)),
                id: year.to_string(),
                name: format!("{year}年"),
            })
            .into_iter()
            .collect(),
        FacetSource::State => site.states[index]
            .map(|state| number(state as usize, state.name(), state.label()))
            .into_iter()
            .collect(),
    }
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
