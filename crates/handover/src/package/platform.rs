//! The shape of a document's metadata: the record of the Guangdong disclosure platform in its order, then what only we know.

use std::collections::BTreeMap;

use serde::Serialize;

use gongbao_base::{date::Date, digest::Digest};

/// The record. What the platform gives itself is null.
#[derive(Default, Serialize)]
pub(super) struct PlatformRecord<'a> {
    pub(super) id: Option<u64>,
    pub(super) title: &'a str,
    pub(super) document_number: Option<&'a str>,
    pub(super) identifier: Option<&'a str>,
    pub(super) publisher: Option<&'a str>,
    pub(super) keywords: String,
    pub(super) date: Option<Date>,
    pub(super) created_at: Option<String>,
    pub(super) display_publish_time: Option<String>,
    #[serde(rename = "abstract")]
    pub(super) summary: String,
    pub(super) classify_main_name: &'a str,
    pub(super) classify_genre_name: Option<&'a str>,
    pub(super) classify_theme_name: Option<&'a str>,
    pub(super) url: Option<String>,
    pub(super) post_url: Option<String>,
    pub(super) attachment: Vec<PlatformAttachment<'a>>,
    pub(super) relation: Vec<PlatformRelation<'a>>,
    pub(super) is_expired: bool,
    pub(super) is_abolished: bool,
    pub(super) expired_time: Option<Date>,
    pub(super) more: OwnRecord<'a>,
}

/// A file beside the fragment.
#[derive(Serialize)]
pub(super) struct PlatformAttachment<'a> {
    pub(super) id: usize,
    /// What readers call it; images and files that only the text links have no name of their own.
    pub(super) name: &'a str,
    #[serde(rename = "type")]
    pub(super) ending: String,
    pub(super) mime: &'static str,
    pub(super) size: u64,
    /// Its name beside the fragment.
    pub(super) url: &'a str,
    /// The name it has at the office.
    pub(super) original: &'a str,
    pub(super) sha256: Option<&'a Digest>,
    /// Whether it is listed below the text, rather than only shown or linked in it.
    pub(super) listed: bool,
}

/// How it stands to another document.
#[derive(Serialize)]
pub(super) struct PlatformRelation<'a> {
    pub(super) relation: &'a str,
    pub(super) title: &'a str,
    pub(super) document_number: Option<&'a str>,
    pub(super) url: Option<&'a str>,
}

/// What only we know.
#[derive(Default, Serialize)]
pub(super) struct OwnRecord<'a> {
    /// What is to be done with it: 发布 or 撤下.
    pub(super) action: &'static str,
    pub(super) kind: &'a str,
    /// Its page's address below the site.
    pub(super) address: &'a str,
    pub(super) fragment: &'a str,
    pub(super) fragment_sha256: Digest,
    /// The digest by which the next package tells whether it changed.
    pub(super) content_sha256: Option<&'a Digest>,
    pub(super) state: Option<&'a str>,
    pub(super) effective: Option<Date>,
    pub(super) withdrawn: Option<Date>,
    pub(super) withdrawn_reason: Option<&'a str>,
    pub(super) sample: bool,
    pub(super) changes: Vec<(Date, &'a str)>,
    /// Addresses outside the site that the text links: for the portal's notice on leaving.
    pub(super) outside_links: Vec<&'a str>,
    pub(super) fields: BTreeMap<String, String>,
}
