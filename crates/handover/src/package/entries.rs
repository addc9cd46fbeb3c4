//! Which documents go into a package, and what happened to each.

use std::collections::BTreeMap;

use super::input::{PackageInput, PackageScope};
use crate::receipt::{Change, Changes, ReceiptDocument};

/// What a folder of a package is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PackageSubject {
    /// A document, by index into the site's.
    Public(usize),
    /// What is left of one that was taken down, by index into the site's withdrawn ones.
    Withdrawn(usize),
}

/// A document of the package.
pub(super) struct PackageEntry<'a> {
    pub(super) subject: PackageSubject,
    pub(super) document: &'a ReceiptDocument,
    /// What happened to it, in Chinese; empty when it is as it was.
    pub(super) change: &'static str,
}

/// For each document of the input its place in the site.
pub(super) fn subjects(input: &PackageInput<'_>) -> Vec<PackageSubject> {
    let site = input.plan.site;
    let public = site.documents.iter().enumerate();
    let public = public.map(|(at, document)| (document.address(), PackageSubject::Public(at)));
    let withdrawn = site.withdrawn.iter().enumerate();
    let withdrawn =
        withdrawn.map(|(at, document)| (document.address(), PackageSubject::Withdrawn(at)));
    let by_address: BTreeMap<String, PackageSubject> = public.chain(withdrawn).collect();
    let addresses = input.documents.iter().map(|document| &document.address);
    addresses.filter_map(|address| by_address.get(address).copied()).collect()
}

/// The documents of the package, in the order of the site.
pub(super) fn entries<'a>(
    input: &PackageInput<'a>,
    changes: &Changes,
    subjects: &[PackageSubject],
) -> Vec<PackageEntry<'a>> {
    let mut labels = vec![""; input.documents.len()];
    for change in &changes.there {
        let (index, label) = match change {
            Change::Added(index) => (*index, "新增"),
            Change::Changed(index, _) => (*index, "修改"),
            Change::Withdrawn(index) => (*index, "撤下"),
        };
        labels[index] = label;
    }
    let mut entries: Vec<PackageEntry<'_>> = input
        .documents
        .iter()
        .zip(subjects)
        .zip(labels)
        .map(|((document, subject), change)| PackageEntry { subject: *subject, document, change })
        .filter(|entry| input.scope == PackageScope::All || !entry.change.is_empty())
        .collect();
    entries.sort_by_key(|entry| entry.subject);
    entries
}
