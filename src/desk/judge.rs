//! What is wrong with one document while it is written: the rules of its text, and those of the site on it and on the documents
//! that it has to do with. The whole site is checked apart from it.

use std::collections::BTreeSet;

use super::library::Shelf;
use gongbao_base::{
    address::Address,
    finding::{Finding, sort_and_number},
};
use gongbao_check::{allowances, source_file::SourceFile};
use gongbao_content::{
    document::{self, Document, Documents, ReadDocument},
    kinds::{Entry, Kind},
    markdown::LinkTarget,
};
use gongbao_site::Site;

/// Documents with so few others are checked with all of them.
const FEW: usize = 200;

/// The findings of a document; `file` is its path below `content`.
pub(super) fn findings(shelf: &Shelf, file: &str, kind: &'static Kind, text: &str) -> Vec<Finding> {
    let site = &shelf.site;
    let path = format!("content/{file}");
    let (read, mut findings) = document::read(file, kind, text, &site.settings, site.today);
    let text = match &read {
        ReadDocument::Withdrawn(left) => left.source.as_str(),
        _ => text,
    };
    findings.extend(gongbao_check::file(&SourceFile {
        path: &path,
        text,
        document: read.as_public(),
        shown: read.shown(),
        settings: &site.settings,
        words: &shelf.words,
    }));
    let draft = match &read {
        ReadDocument::Public(document) => document.common.draft,
        ReadDocument::Withdrawn(left) => left.draft,
        ReadDocument::Unread(unread) => unread.draft,
    };
    findings.extend(gongbao_check::site(&around(site, file, read)));
    findings.retain(|finding| finding.place.file == path);
    if draft {
        findings = findings
            .into_iter()
            .map(|finding| if finding.is_error() { finding.warning() } else { finding })
            .collect();
    }
    sort_and_number(&mut findings);
    let mut findings = allowances::apply(findings, &site.settings, site.today);
    findings.retain(|finding| finding.place.file == path);
    findings
}

/// A site of the document and those that it has to do with.
fn around(site: &Site, file: &str, read: ReadDocument) -> Site {
    let mut documents = Documents {
        public: Vec::new(),
        withdrawn: site.withdrawn.iter().filter(|other| other.file != file).cloned().collect(),
        unread: site.unread.iter().filter(|other| other.file != file).cloned().collect(),
        left_out: site.left_out.clone(),
    };
    let others = site.documents.iter().filter(|other| other.file != file);
    let all = site.documents.len() <= FEW;
    if let ReadDocument::Public(document) = &read {
        let linked = linked(document);
        let near =
            others.filter(|other| all || linked.contains(&other.file) || related(document, other));
        documents.public.extend(near.cloned());
    } else {
        documents.public.extend(others.filter(|_| all).cloned());
    }
    let named: BTreeSet<String> = match &read {
        ReadDocument::Public(document) => document.files().collect(),
        ReadDocument::Withdrawn(left) => left.files.iter().cloned().collect(),
        ReadDocument::Unread(unread) => site.files_of_unread(unread).cloned().collect(),
    };
    match read {
        ReadDocument::Public(document) => documents.public.push(*document),
        ReadDocument::Withdrawn(left) => documents.withdrawn.push(*left),
        ReadDocument::Unread(unread) => documents.unread.push(*unread),
    }
    let stem = file.trim_end_matches(".md");
    let assets = site
        .assets
        .iter()
        .filter(|(path, _)| all || named.contains(*path) || path.starts_with(stem));
    let assets = assets.map(|(path, asset)| (path.clone(), asset.clone())).collect();
    Site::new(site.settings.clone(), site.today, documents, assets)
}

/// The documents that a text links.
fn linked(document: &Document) -> BTreeSet<String> {
    let targets = document.body.links.iter().filter_map(|link| match &link.target {
        LinkTarget::Document(address, _) => Some(Address::as_str(address).to_owned()),
        _ => None,
    });
    targets.collect()
}

/// Whether two documents have to do with each other by their fields.
fn related(one: &Document, other: &Document) -> bool {
    let names = |one: &Document, other: &Document| match &one.entry {
        Entry::Notice(notice) => {
            let named = notice.replaces.iter().chain(&notice.interprets).chain(&notice.repealed_by);
            named.into_iter().any(|slug| slug.0 == other.slug)
        }
        _ => false,
    };
    let number = |document: &Document| document.entry.own().number().map(str::to_owned);
    match (&one.entry, &other.entry) {
        (Entry::Notice(notice), Entry::Notice(there)) => {
            names(one, other)
                || names(other, one)
                || number(one).is_some_and(|own| number(other) == Some(own))
                || notice.index_number.is_some() && notice.index_number == there.index_number
                || one.slug == other.slug
                || one.citations.iter().any(|cited| cited.text.contains(&other.common.title))
        }
        (Entry::Station(_), Entry::Station(_)) | (Entry::Report(_), Entry::Report(_)) => true,
        _ => one.address() == other.address(),
    }
}
