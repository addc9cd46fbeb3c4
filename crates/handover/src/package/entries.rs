//! Which documents go into a package, and what happened to each.

use std::collections::BTreeMap;

use super::input::{PackageInput, PackageScope};
use crate::receipt::{Change, Changes, ReceiptDocument};

/// A document of the package.
pub(super) struct PackageEntry<'a> {
    /// Its index in the site.
    pub(super) index: usize,
    pub(super) document: &'a ReceiptDocument,
    /// What happened to it, in Chinese; empty when it is as it was.
    pub(super) change: &'static str,
}

/// For each document of the input its index in the site.
pub(super) fn indexes(input: &PackageInput<'_>) -> Vec<usize> {
    let site = input.plan.site;
    let by_address: BTreeMap<String, usize> = site
        .documents
        .iter()
        .enumerate()
        .map(|(index, document)| (document.address(), index))
        .collect();
    let addresses = input.documents.iter().map(|document| &document.address);
    addresses.filter_map(|address| by_address.get(address).copied()).collect()
}

/// The documents of the package, in the order of the site.
pub(super) fn entries<'a>(
    input: &PackageInput<'a>,
    changes: &Changes,
    indexes: &[usize],
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
        .zip(indexes)
        .zip(labels)
        .map(|((document, index), change)| PackageEntry { index: *index, document, change })
        .filter(|entry| input.scope == PackageScope::All || !entry.change.is_empty())
        .collect();
    entries.sort_by_key(|entry| entry.index);
    entries
}
