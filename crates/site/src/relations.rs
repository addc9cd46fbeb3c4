//! How notices stand to each other: what replaces, repeals and interprets what.

use std::collections::HashMap;

use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::Notice},
};

/// How a notice stands to others, by index into the site's documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// What it replaces.
    pub replaces: Vec<usize>,
    /// What replaced or repealed it.
    pub repealed_by: Option<usize>,
    /// What it interprets.
    pub interprets: Vec<usize>,
    /// What interprets it.
    pub interpreted_by: Vec<usize>,
}

/// The relations of all documents. References to nothing and to itself are left out; the checks report them.
pub(crate) fn between(documents: &[Document], by_slug: &HashMap<String, usize>) -> Vec<Relations> {
    let mut relations = vec![Relations::default(); documents.len()];
    for (index, notice) in notices(documents) {
        let found = |slug: &str| by_slug.get(slug).copied().filter(|other| *other != index);
        for other in notice.replaces.iter().filter_map(|slug| found(&slug.0)) {
            relations[index].replaces.push(other);
            relations[other].repealed_by = Some(index);
        }
        for other in notice.interprets.iter().filter_map(|slug| found(&slug.0)) {
            relations[index].interprets.push(other);
            relations[other].interpreted_by.push(index);
        }
    }
    // What a notice itself says of its repeal counts more than what others say.
    for (index, notice) in notices(documents) {
        let by = notice.repealed_by.as_ref().and_then(|slug| by_slug.get(&slug.0)).copied();
        if let Some(other) = by.filter(|other| *other != index) {
            relations[index].repealed_by = Some(other);
            if !relations[other].replaces.contains(&index) {
                relations[other].replaces.push(index);
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
