//! How notices stand to each other: what replaces, repeals and interprets what.

use std::collections::HashMap;

use gongbao_content::{
    document::{Document, WithdrawnDocument},
    fields::Slug,
    kinds::{Entry, notice::Notice},
};

/// A notice to which another one stands in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelatedNotice {
    /// One that can be read, by index into the site's documents.
    Public(usize),
    /// One that was taken down, by index into the site's withdrawn documents.
    Withdrawn(usize),
}

/// How a notice stands to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// What it replaces.
    pub replaces: Vec<RelatedNotice>,
    /// What replaced or repealed it. A text that was taken down may have done so all the same.
    pub repealed_by: Option<RelatedNotice>,
    /// What it interprets.
    pub interprets: Vec<RelatedNotice>,
    /// What interprets it, by index into the site's documents.
    pub interpreted_by: Vec<usize>,
}

/// The relations of all documents. References to nothing and to itself are left out; the checks report them.
pub(crate) fn between(
    documents: &[Document],
    withdrawn: &[WithdrawnDocument],
    by_slug: &HashMap<String, RelatedNotice>,
) -> Vec<Relations> {
    let mut relations = vec![Relations::default(); documents.len()];
    for (index, document) in withdrawn.iter().enumerate() {
        for slug in &document.replaces {
            if let Some(RelatedNotice::Public(other)) = by_slug.get(&slug.0) {
                relations[*other].repealed_by = Some(RelatedNotice::Withdrawn(index));
            }
        }
    }
    for (index, notice) in notices(documents) {
        let this = RelatedNotice::Public(index);
        let found = |slug: &Slug| by_slug.get(&slug.0).copied().filter(|other| *other != this);
        for other in notice.replaces.iter().filter_map(found) {
            relations[index].replaces.push(other);
            if let RelatedNotice::Public(other) = other {
                relations[other].repealed_by = Some(this);
            }
        }
        for other in notice.interprets.iter().filter_map(found) {
            relations[index].interprets.push(other);
            if let RelatedNotice::Public(other) = other {
                relations[other].interpreted_by.push(index);
            }
        }
    }
    // What a notice itself says of its repeal counts more than what others say.
    for (index, notice) in notices(documents) {
        let this = RelatedNotice::Public(index);
        let by = notice.repealed_by.as_ref().and_then(|slug| by_slug.get(&slug.0)).copied();
        if let Some(other) = by.filter(|other| *other != this) {
            relations[index].repealed_by = Some(other);
            if let RelatedNotice::Public(other) = other
                && !relations[other].replaces.contains(&this)
            {
                relations[other].replaces.push(this);
            }
        }
    }
    relations
}

fn notices(documents: &[Document]) -> impl Iterator<Item = (usize, &Notice)> {
    documents.iter().enumerate().filter_map(|(index, document)| match &document.entry {
        Entry::Notice(notice) => Some((index, &**notice)),
        _ => None,
    })
}
