//! What search knows of a document: its fields, its text, what a result shows, and by what results can be filtered.

use gongbao_base::digest::Digest;
use gongbao_content::{document::Document, kinds::Entry};
use gongbao_site::plan::Plan;

use super::{facets::FacetValues, format::StoredFields, html_text};

/// A document as search sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchRecord {
    /// The fields that weigh more than the text: title, numbers, address, services; one a line.
    pub(crate) fields: String,
    /// The text, one block a line.
    pub(crate) body: String,
    /// What a result shows.
    pub(crate) stored: StoredFields,
    /// By what it can be filtered.
    pub(crate) facets: FacetValues,
}

/// The documents that can be found, by index into the site's, newest first, undated ones last: the order of results by
/// date.
pub(crate) fn documents(plan: &Plan<'_>) -> Vec<usize> {
    let documents = &plan.site.documents;
    let mut found: Vec<usize> = (0..documents.len()).collect();
    found.sort_by_cached_key(|index| {
        let document = &documents[*index];
        (std::cmp::Reverse(document.date()), document.address())
    });
    found
}

/// The record of a document, by index into the site's.
pub(crate) fn record(plan: &Plan<'_>, index: usize) -> SearchRecord {
    let mut record = without_text(plan, index);
    html_text::push(&plan.site.documents[index].body.html, &mut record.body);
    record
}

/// A digest of all that a document's record is made from.
pub(crate) fn digest(plan: &Plan<'_>, index: usize) -> Digest {
    let record = format!("{:?}", without_text(plan, index));
    Digest::of_parts([record.as_bytes(), plan.site.documents[index].body.html.as_bytes()])
}

/// The record of a document before its text is read.
fn without_text(plan: &Plan<'_>, index: usize) -> SearchRecord {
    let document = &plan.site.documents[index];
    let common = &document.common;
    let facets = facets(plan, index);
    let text = |value: Option<String>| value.unwrap_or_default();
    SearchRecord {
        fields: fields(document).join("\n"),
        body: common
            .summary
            .iter()
            .chain(&document.entry.own().said())
            .fold(String::new(), |body, line| body + line + "\n"),
        stored: StoredFields {
            title: common.title.clone(),
            address: document.address(),
            kind: document.kind.label.to_owned(),
            date: text(document.date().map(|date| date.to_string())),
            state: text(facets.state.clone()),
            number: document.entry.own().number().unwrap_or_default().to_owned(),
            contact: document.entry.own().contact(),
        },
        facets,
    }
}

/// The values of the fields that weigh more than the text.
fn fields(document: &Document) -> Vec<String> {
    let common = &document.common;
    let mut fields = vec![common.title.clone()];
    fields.extend(document.entry.own().searched());
    fields.extend(common.keywords.iter().cloned());
    fields.extend(common.attachments.iter().map(|file| file.title.clone()));
    fields
}

fn facets(plan: &Plan<'_>, index: usize) -> FacetValues {
    let document = &plan.site.documents[index];
    let own = document.entry.own();
    FacetValues {
        section: Some(document.kind.label.to_owned()),
        category: own.category().map(str::to_owned),
        topic: own.topic().map(str::to_owned),
        year: document.year().map(|year| format!("{year}年")),
        state: plan.site.states[index].map(|state| state.label().to_owned()),
        community: match &document.entry {
            Entry::Station(station) => station.community.clone(),
            _ => None,
        },
    }
}
