//! What documents of every kind show: text, contents, attachments, history, banners.

use serde::Serialize;

use super::{Here, shell};
use gongbao_base::address::Address;

/// A heading in the contents list.
#[derive(Debug, Serialize)]
struct Entry {
    level: u8,
    link: String,
    text: String,
}

/// An attachment.
#[derive(Debug, Serialize)]
struct File {
    title: String,
    link: String,
    /// Its type in capital letters, such as `PDF`.
    format: String,
    /// Its size for people, such as `1.2 MB`.
    size: String,
}

/// A line of the history.
#[derive(Debug, Serialize)]
struct Change {
    date: String,
    note: String,
}

/// Why and when it was taken down.
#[derive(Debug, Serialize)]
struct Withdrawn {
    date: String,
    shown: String,
    reason: String,
}

/// A document.
#[derive(Debug, Serialize)]
pub(super) struct DocumentView {
    body: String,
    /// The contents list; empty when there are few headings.
    contents: Vec<Entry>,
    attachments: Vec<File>,
    changes: Vec<Change>,
    withdrawn: Option<Withdrawn>,
    sample: bool,
    /// For machines: `2023-12-01`, or with time and offset.
    published: Option<String>,
    /// For people.
    published_shown: Option<String>,
    /// The day of the last change, for people.
    updated: Option<String>,
    source: String,
    summary: Option<String>,
    keywords: Vec<String>,
    prefix: &'static str,
}

/// From how many headings on a contents list helps.
const CONTENTS_FROM: usize = 4;

impl DocumentView {
    pub(super) fn new(here: &Here<'_>, index: usize) -> Self {
        let site = here.plan.site;
        let document = &site.documents[index];
        let common = &document.common;
        let headings = document.body.headings.iter().filter(|heading| heading.level <= 3);
        let contents: Vec<Entry> = headings
            .map(|heading| Entry {
                level: heading.level,
                link: format!("#{}", gongbao_base::address::encode(&heading.id)),
                text: heading.text.clone(),
            })
            .collect();
        let attachments = common.attachments.iter().filter_map(|attachment| {
            let file = Address::resolve(&document.file, &attachment.file)?;
            let asset = site.assets.get(file.as_str())?;
            Some(File {
                title: attachment.title.clone(),
                link: here.file(file.as_str()),
                format: file.as_str().rsplit('.').next().unwrap_or_default().to_uppercase(),
                size: size(asset.length),
            })
        });
        let last_change = common.changes.iter().map(|change| change.date).max();
        Self {
            body: here.body(&document.body),
            contents: if contents.len() >= CONTENTS_FROM { contents } else { Vec::new() },
            attachments: attachments.collect(),
            changes: common
                .changes
                .iter()
                .map(|change| Change { date: change.date.to_string(), note: change.note.clone() })
                .collect(),
            withdrawn: common.withdrawn.as_ref().map(|withdrawn| Withdrawn {
                date: withdrawn.date.to_string(),
                shown: withdrawn.date.chinese(),
                reason: withdrawn.reason.clone(),
            }),
            sample: common.sample,
            published: common.published.map(|moment| match moment.time {
                Some(_) => moment.rfc3339(),
                None => moment.date.to_string(),
            }),
            published_shown: common.published.map(|moment| moment.to_string()),
            updated: last_change.map(|date| date.to_string()),
            source: common.source.clone().unwrap_or_else(|| site.settings.org.name.clone()),
            summary: common.summary.clone(),
            keywords: common.keywords.clone(),
            prefix: shell::title_prefix(here, index),
        }
    }
}

/// A length in bytes for people.
pub(super) fn size(bytes: u64) -> String {
    // One decimal is all that is shown.
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    match bytes {
        0..1024 => format!("{bytes} 字节"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}
