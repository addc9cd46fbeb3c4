//! The site: settings, documents in order, and how they stand to each other on a day.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    asset::Asset,
    relations::{self, RelatedNotice, Relations},
    states,
};
use gongbao_base::date::Date;
use gongbao_content::{
    document::{Document, Documents, LeftOutDocument, UnreadDocument, WithdrawnDocument},
    kinds::{
        Entry, KINDS,
        declaration::KindDeclaration as _,
        notice::{Notice, State},
        report::Report,
        station::Station,
    },
    settings::Settings,
};

/// The site.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub settings: Settings,
    /// The day for which it is built.
    pub today: Date,
    /// All documents that are there to be read: kind by kind, within a kind in the order of its lists.
    pub documents: Vec<Document>,
    /// What is left of those that were taken down, by address; no list, count or index has them.
    pub withdrawn: Vec<WithdrawnDocument>,
    /// Those whose front matter cannot be read: what they may hold is not missing.
    pub unread: Vec<UnreadDocument>,
    /// Those that do not go out.
    pub left_out: Vec<LeftOutDocument>,
    /// Each document's relations.
    pub relations: Vec<Relations>,
    /// Each document's state; only notices have one.
    pub states: Vec<Option<State>>,
    /// The other files below `content/`, without those that only documents name which are not there to be read.
    pub assets: BTreeMap<String, Asset>,
    by_file: HashMap<String, usize>,
    notices_by_slug: HashMap<String, RelatedNotice>,
}

impl Site {
    /// Puts documents in order and relates them. References to nothing are left out; the checks report them.
    #[must_use]
    pub fn new(
        settings: Settings,
        today: Date,
        documents: Documents,
        mut assets: BTreeMap<String, Asset>,
    ) -> Self {
        let Documents { public, mut withdrawn, unread, left_out } = documents;
        let documents = in_order(public);
        withdrawn.sort_by_cached_key(|document| (document.address(), document.file.clone()));
        let named: HashSet<String> = documents.iter().flat_map(Document::files).collect();
        let unseen = withdrawn.iter().map(|document| &document.files);
        for file in unseen.chain(left_out.iter().map(|document| &document.files)).flatten() {
            if !named.contains(file) {
                assets.remove(file);
            }
        }
        let by_file =
            documents.iter().enumerate().map(|(i, document)| (document.file.clone(), i)).collect();
        let notices_by_slug = by_slug(&documents, &withdrawn);
        let relations = relations::between(&documents, &withdrawn, &notices_by_slug);
        let since = |other| match other {
            RelatedNotice::Public(index) => states::since(&documents[index]),
            RelatedNotice::Withdrawn(index) => withdrawn[index].since.unwrap_or_default(),
        };
        let states = states::on(today, &documents, &relations, &since, settings.limits.expiring);
        Self {
            settings,
            today,
            documents,
            withdrawn,
            unread,
            left_out,
            relations,
            states,
            assets,
            by_file,
            notices_by_slug,
        }
    }

    /// The document that this file below `content/` holds.
    #[must_use]
    pub fn by_file(&self, file: &str) -> Option<usize> {
        self.by_file.get(file).copied()
    }

    /// What is left of the document that this file below `content/` held before it was taken down.
    #[must_use]
    pub fn withdrawn_by_file(&self, file: &str) -> Option<&WithdrawnDocument> {
        self.withdrawn.iter().find(|document| document.file == file)
    }

    /// The notice with this slug.
    #[must_use]
    pub fn notice(&self, slug: &str) -> Option<RelatedNotice> {
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
        document.files().filter(|file| self.assets.contains_key(file))
    }

    /// The other files that a document seems to name whose front matter cannot be read.
    pub fn files_of_unread<'s>(
        &'s self,
        document: &'s UnreadDocument,
    ) -> impl Iterator<Item = &'s String> {
        self.assets.keys().filter(|file| document.names(file))
    }

    /// Whether a document of this kind cannot be read, which may hold what is looked for.
    #[must_use]
    pub fn has_unread(&self, kind: &str) -> bool {
        self.unread.iter().any(|document| document.kind.name == kind)
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

/// The notices that others can name; one that can be read comes before one that was taken down.
fn by_slug(
    documents: &[Document],
    withdrawn: &[WithdrawnDocument],
) -> HashMap<String, RelatedNotice> {
    let mut found = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if matches!(document.entry, Entry::Notice(_)) {
            found.entry(document.slug.clone()).or_insert(RelatedNotice::Public(index));
        }
    }
    for (index, document) in withdrawn.iter().enumerate() {
        if document.kind.name == Notice::NAME {
            found.entry(document.slug.clone()).or_insert(RelatedNotice::Withdrawn(index));
        }
    }
    found
}

/// The documents in the site's order. What orders a document is asked of it once.
fn in_order(documents: Vec<Document>) -> Vec<Document> {
    let mut places: Vec<usize> = (0..documents.len()).collect();
    places.sort_by_cached_key(|at| order(&documents[*at]));
    let mut documents: Vec<Option<Document>> = documents.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| documents[at].take()).collect()
}

/// Kinds in their order, within a kind as it declares.
fn order(document: &Document) -> impl Ord + '_ {
    let kind = KINDS.iter().position(|kind| kind.name == document.kind.name);
    let rank = document.entry.own().rank(&document.common);
    (kind, rank, &document.slug, &document.file)
}
