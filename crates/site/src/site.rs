//! The site: settings, documents in order, and how they stand to each other on a day.

use std::collections::{BTreeMap, HashMap};

use crate::{
    asset::Asset,
    relations::{self, Relations},
    states,
};
use gongbao_base::{address::Address, date::Date};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry, KINDS,
        notice::{Notice, State},
        report::Report,
        station::Station,
    },
    markdown::LinkTarget,
    settings::Settings,
};

/// The site.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub settings: Settings,
    /// The day for which it is built.
    pub today: Date,
    /// All documents: kind by kind, within a kind in the order of its lists.
    pub documents: Vec<Document>,
    /// Each document's relations.
    pub relations: Vec<Relations>,
    /// Each document's state; only notices have one.
    pub states: Vec<Option<State>>,
    /// The other files below `content/`.
    pub assets: BTreeMap<String, Asset>,
    by_file: HashMap<String, usize>,
    notices_by_slug: HashMap<String, usize>,
}

impl Site {
    /// Puts documents in order and relates them. References to nothing are left out; the checks report them.
    #[must_use]
    pub fn new(
        settings: Settings,
        today: Date,
        mut documents: Vec<Document>,
        assets: BTreeMap<String, Asset>,
    ) -> Self {
        documents.retain(|document| !document.common.draft);
        documents.sort_by(|a, b| order(a).cmp(&order(b)));
        let by_file =
            documents.iter().enumerate().map(|(i, document)| (document.file.clone(), i)).collect();
        let mut notices_by_slug = HashMap::new();
        for (index, document) in documents.iter().enumerate() {
            if matches!(document.entry, Entry::Notice(_)) {
                notices_by_slug.entry(document.slug.clone()).or_insert(index);
            }
        }
        let relations = relations::between(&documents, &notices_by_slug);
        let states = states::on(today, &documents, &relations, settings.limits.expiring);
        Self { settings, today, documents, relations, states, assets, by_file, notices_by_slug }
    }

    /// The document that this file below `content/` holds.
    #[must_use]
    pub fn by_file(&self, file: &str) -> Option<usize> {
        self.by_file.get(file).copied()
    }

    /// The notice with this slug.
    #[must_use]
    pub fn notice(&self, slug: &str) -> Option<usize> {
        self.notices_by_slug.get(slug).copied()
    }

    /// The other files that documents name, as attachments, links or images; only these are published.
    #[must_use]
    pub fn published_files(&self) -> Vec<String> {
        let mut files: Vec<String> =
            self.documents.iter().flat_map(|document| self.files_of(document)).collect();
        files.sort();
        files.dedup();
        files
    }

    /// The other files that a document names.
    pub fn files_of<'s>(&'s self, document: &'s Document) -> impl Iterator<Item = String> + 's {
        let linked = document.body.links.iter().filter_map(|link| match &link.target {
            LinkTarget::File(file) => Some(file.clone()),
            _ => None,
        });
        let attached = document
            .common
            .attachments
            .iter()
            .filter_map(|attachment| Address::resolve(&document.file, &attachment.file));
        let named = linked.chain(attached).map(|file| file.as_str().to_owned());
        named.filter(|file| self.assets.contains_key(file))
    }

    /// All notices with their indexes.
    pub fn notices(&self) -> impl Iterator<Item = (usize, &Notice)> {
        self.documents.iter().enumerate().filter_map(|(index, document)| match &document.entry {
            Entry::Notice(notice) => Some((index, &**notice)),
            _ => None,
        })
    }

    /// All stations with their indexes.
    pub fn stations(&self) -> impl Iterator<Item = (usize, &Station)> {
        self.documents.iter().enumerate().filter_map(|(index, document)| match &document.entry {
            Entry::Station(station) => Some((index, &**station)),
            _ => None,
        })
    }

    /// All reports with their indexes.
    pub fn reports(&self) -> impl Iterator<Item = (usize, &Report)> {
        self.documents.iter().enumerate().filter_map(|(index, document)| match &document.entry {
            Entry::Report(report) => Some((index, &**report)),
            _ => None,
        })
    }
}

/// Kinds in their order, within a kind as it declares.
fn order(document: &Document) -> impl Ord + '_ {
    let kind = KINDS.iter().position(|kind| kind.name == document.kind.name);
    let rank = document.entry.own().rank(&document.common);
    (kind, rank, &document.slug, &document.file)
}
