//! A document's metadata as JSON: the record of the Guangdong disclosure platform in its order, then what only we know.

use serde::Serialize;

use crate::receipt::Item;
use gongbao_base::{date::Date, digest::Digest, media};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        notice::{Notice, State},
    },
    markdown::Target,
    settings,
};
use gongbao_render::view::handover::Handover;
use gongbao_site::plan::Plan;

/// The record. What the platform gives itself is null.
#[derive(Serialize)]
struct Record<'a> {
    id: Option<u64>,
    title: &'a str,
    document_number: Option<&'a str>,
    identifier: Option<&'a str>,
    publisher: Option<&'a str>,
    keywords: String,
    date: Option<Date>,
    created_at: Option<String>,
    display_publish_time: Option<String>,
    #[serde(rename = "abstract")]
    summary: String,
    classify_main_name: &'a str,
    classify_genre_name: Option<&'a str>,
    classify_theme_name: Option<&'a str>,
    url: Option<String>,
    post_url: Option<String>,
    attachment: Vec<Attachment<'a>>,
    relation: Vec<Relation<'a>>,
    is_expired: bool,
    is_abolished: bool,
    expired_time: Option<Date>,
    more: More<'a>,
}

/// A file beside the fragment.
#[derive(Serialize)]
struct Attachment<'a> {
    id: usize,
    /// What readers call it; images and files that only the text links have no name of their own.
    name: &'a str,
    #[serde(rename = "type")]
    ending: String,
    mime: &'static str,
    size: u64,
    /// Its name beside the fragment.
    url: &'a str,
    sha256: Option<&'a Digest>,
    /// Whether it is listed below the text, rather than only shown or linked in it.
    listed: bool,
}

#[derive(Serialize)]
struct Relation<'a> {
    relation: &'a str,
    title: &'a str,
    document_number: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct More<'a> {
    kind: &'a str,
    /// Its page's address below the site.
    address: &'a str,
    fragment: &'a str,
    fragment_sha256: Digest,
    /// The digest by which the next package tells whether it changed.
    content_sha256: &'a Digest,
    state: Option<&'a str>,
    effective: Option<Date>,
    withdrawn: Option<Date>,
    withdrawn_reason: Option<&'a str>,
    sample: bool,
    changes: Vec<(Date, &'a str)>,
    /// Addresses outside the site that the text links: for the portal's notice on leaving.
    outside_links: Vec<&'a str>,
    fields: &'a std::collections::BTreeMap<String, String>,
}

/// The metadata of a document.
pub(super) fn json(
    plan: &Plan<'_>,
    index: usize,
    item: &Item,
    handover: &Handover,
    fragment: &str,
) -> Vec<u8> {
    let site = plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let empty = Notice::default();
    let notice = match &document.entry {
        Entry::Notice(notice) => notice,
        _ => &empty,
    };
    let attachment = handover.files.iter().enumerate().map(|(number, file)| Attachment {
        id: number + 1,
        name: file.title.as_deref().unwrap_or(&file.name),
        ending: file.format.to_lowercase(),
        mime: media::of(&file.name),
        size: file.length,
        url: &file.name,
        sha256: item.files.get(&file.path),
        listed: file.title.is_some(),
    });
    let relation = handover.related().iter().map(|related| Relation {
        relation: related.relation,
        title: &related.title,
        document_number: related.number.as_deref(),
        url: related.link.as_deref(),
    });
    let state = site.states[index];
    let record = Record {
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
        url: (!settings::is_example(&site.settings.url)).then(|| plan.url(&item.address)),
        post_url: None,
        attachment: attachment.collect(),
        relation: relation.collect(),
        is_expired: state == Some(State::Expired),
        is_abolished: state == Some(State::Repealed),
        expired_time: notice.last_day(),
        more: More {
            kind: document.kind.name,
            address: &item.address,
            fragment: super::FRAGMENT,
            fragment_sha256: Digest::of(fragment.as_bytes()),
            content_sha256: &item.digest,
            state: state.map(State::label),
            effective: notice.effective,
            withdrawn: item.withdrawn,
            withdrawn_reason: common.withdrawn.as_ref().map(|withdrawn| withdrawn.reason.as_str()),
            sample: common.sample,
            changes: common.changes.iter().map(|line| (line.date, line.note.as_str())).collect(),
            outside_links: outside(document),
            fields: &item.fields,
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
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
            Target::Outside(url) => Some(url.as_str()),
            _ => None,
        })
        .collect();
    links.sort_unstable();
    links.dedup();
    links
}
