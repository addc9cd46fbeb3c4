//! Fills a document's metadata, and writes it as JSON.

use std::collections::BTreeMap;

use super::{
    layout::FRAGMENT,
    platform::{OwnRecord, PlatformAttachment, PlatformRecord, PlatformRelation},
};
use crate::{
    fragment::{Fragment, WITHDRAWN},
    receipt::{ReceiptDocument, official_fields},
};
use gongbao_base::{digest::Digest, media};
use gongbao_content::{
    document::{Document, WithdrawnDocument},
    host,
    kinds::{
        Entry,
        notice::{Notice, State},
    },
    markdown::LinkTarget,
};
use gongbao_site::plan::Plan;

/// The metadata of a document of the plan.
///
/// # Errors
/// When a value cannot be written as JSON.
pub(super) fn json(
    plan: &Plan<'_>,
    index: usize,
    receipt: &ReceiptDocument,
    fragment: &Fragment,
    html: &str,
) -> serde_json::Result<Vec<u8>> {
    let site = plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let empty = Notice::default();
    let notice = notice(document).unwrap_or(&empty);
    let state = site.states[index];
    let record = PlatformRecord {
        id: None,
        title: &common.title,
        document_number: notice.document_number.as_deref(),
        identifier: notice.index_number.as_deref(),
        publisher: notice.issuer.as_deref(),
        keywords: common.keywords.join("、"),
        date: notice.written,
        created_at: None,
        display_publish_time: common.published.map(|moment| moment.to_string()),
        summary: document.description(),
        classify_main_name: column(document),
        classify_genre_name: notice.genre.as_deref(),
        classify_theme_name: notice.topic.as_deref(),
        url: (!host::is_example(&site.settings.url)).then(|| plan.url(&receipt.address)),
        post_url: None,
        attachment: attachments(fragment, receipt),
        relation: relations(fragment),
        is_expired: state == Some(State::Expired),
        is_abolished: state == Some(State::Repealed),
        expired_time: notice.last_day(),
        more: own(document, receipt, html, state, official_fields(plan, index)),
    };
    bytes(&record)
}

/// The metadata of what is left of a document that was taken down.
///
/// # Errors
/// When a value cannot be written as JSON.
pub(super) fn withdrawn(
    plan: &Plan<'_>,
    document: &WithdrawnDocument,
    receipt: &ReceiptDocument,
    html: &str,
) -> serde_json::Result<Vec<u8>> {
    let url = (!host::is_example(&plan.site.settings.url)).then(|| plan.url(&receipt.address));
    let record = PlatformRecord {
        title: &document.title,
        document_number: document.number.as_deref(),
        identifier: document.index_number.as_deref(),
        classify_main_name: document.kind.label,
        url,
        more: OwnRecord {
            action: "撤下",
            kind: document.kind.name,
            address: &receipt.address,
            fragment: FRAGMENT,
            fragment_sha256: Digest::of(html.as_bytes()),
            content_sha256: Some(&receipt.digest),
            state: Some(WITHDRAWN),
            withdrawn: receipt.withdrawn,
            withdrawn_reason: Some(&document.withdrawn.reason),
            ..OwnRecord::default()
        },
        ..PlatformRecord::default()
    };
    bytes(&record)
}

fn bytes(record: &PlatformRecord<'_>) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(record)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn attachments<'a>(
    fragment: &'a Fragment,
    receipt: &'a ReceiptDocument,
) -> Vec<PlatformAttachment<'a>> {
    let files = fragment.files.iter().enumerate();
    files
        .map(|(number, file)| PlatformAttachment {
            id: number + 1,
            name: file.title.as_deref().unwrap_or(&file.name),
            ending: file.format.to_lowercase(),
            mime: media::of(&file.name),
            size: file.length,
            url: &file.name,
            original: file.original(),
            sha256: receipt.files.get(&file.path),
            listed: file.title.is_some(),
        })
        .collect()
}

fn relations(fragment: &Fragment) -> Vec<PlatformRelation<'_>> {
    let related = fragment.related().iter();
    related
        .map(|related| PlatformRelation {
            relation: related.relation,
            title: &related.title,
            document_number: related.number.as_deref(),
            url: related.link.as_deref(),
        })
        .collect()
}

fn notice(document: &Document) -> Option<&Notice> {
    match &document.entry {
        Entry::Notice(notice) => Some(notice),
        _ => None,
    }
}

/// What only we know.
fn own<'a>(
    document: &'a Document,
    receipt: &'a ReceiptDocument,
    fragment: &str,
    state: Option<State>,
    fields: BTreeMap<String, String>,
) -> OwnRecord<'a> {
    let common = &document.common;
    OwnRecord {
        action: "发布",
        kind: document.kind.name,
        address: &receipt.address,
        fragment: FRAGMENT,
        fragment_sha256: Digest::of(fragment.as_bytes()),
        content_sha256: Some(&receipt.digest),
        state: state.map(State::label),
        effective: notice(document).and_then(|notice| notice.effective),
        withdrawn: None,
        withdrawn_reason: None,
        sample: common.sample,
        changes: common.changes.iter().map(|line| (line.date, line.note.as_str())).collect(),
        outside_links: outside(document),
        fields,
    }
}

/// The column it stands in: a notice's category, else its kind.
pub(super) fn column(document: &Document) -> &'static str {
    match &document.entry {
        Entry::Notice(notice) => notice.category.label(),
        _ => document.kind.label,
    }
}

fn outside(document: &Document) -> Vec<&str> {
    let mut links: Vec<&str> = document
        .body
        .links
        .iter()
        .filter_map(|link| match &link.target {
            LinkTarget::Outside(url) => Some(url.as_str()),
            _ => None,
        })
        .collect();
    links.sort_unstable();
    links.dedup();
    links
}
