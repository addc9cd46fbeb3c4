//! What documents of every kind show: text, contents, attachments, history, banners. Templates know it as `document`.

use serde::Serialize;

use super::{
    context::PageContext,
    links::Anchor,
    meta_tags::{self, MetaTag},
    shell::{self, Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;
use gongbao_base::{
    address::{self, Address},
    date::Date,
    text::file_size,
};
use gongbao_content::document::Document;
use gongbao_site::Site;

/// A heading in the contents list.
#[derive(Debug, Serialize)]
struct ContentsEntry {
    /// Its level in the text: 2 or 3.
    level: u8,
    /// The link to it within the page, such as `#一`.
    link: String,
    /// Its text.
    text: String,
}

/// An attachment.
#[derive(Debug, Serialize)]
struct AttachmentLink {
    /// The name that readers see.
    title: String,
    /// The link to the file.
    link: String,
    /// Its type in capital letters, such as `PDF`.
    format: String,
    /// Its size for people, such as `1.2 MB`.
    size: String,
}

/// A line of the history.
#[derive(Debug, Serialize)]
struct RevisionView {
    /// The day of the change, as `2024-03-01`.
    date: String,
    /// What was changed, in one sentence.
    note: String,
}

/// What documents of every kind show.
#[derive(Debug, Serialize)]
pub(super) struct DocumentView {
    /// The text as HTML, to be put into the page as it is.
    body: String,
    /// The contents list; empty when there are few headings.
    contents: Vec<ContentsEntry>,
    /// The attachments; may be empty.
    attachments: Vec<AttachmentLink>,
    /// What of the page bears a label of content made by a machine, as 附件 or 附件、图片; absent when nothing does.
    ai_labelled: Option<String>,
    /// The history, as the file has it; may be empty.
    changes: Vec<RevisionView>,
    /// Whether it is a draft, which only the preview shows.
    draft: bool,
    /// The day on which it goes out, as 2024年3月1日, where that is still to come, which only the preview shows; else absent.
    planned: Option<String>,
    /// Whether it is sample content.
    sample: bool,
    /// The publication for machines: `2023-12-01`, or with time and offset as in `2023-12-01T09:30:00+08:00`; absent when
    /// it is not known.
    published: Option<String>,
    /// The publication for people: `2023-12-01`, or `2023-12-01 09:30`; absent when it is not known.
    published_shown: Option<String>,
    /// The day of the last change, as `2024-03-01`; absent without a history.
    updated: Option<String>,
    /// Where the text comes from; the office when the file does not say.
    source: String,
    /// The summary; absent when there is none.
    summary: Option<String>,
    /// The subject words; may be empty.
    keywords: Vec<String>,
    /// What goes before the title: 【草稿】, 【待发布】, 【已废止】, 【已失效】, or nothing.
    prefix: &'static str,
}

/// The page of a document with what all kinds show, by the document's index in the site.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    template: &'static str,
) -> Result<View, BuildError> {
    View::new(template)
        .with("page", &shell(context, index))?
        .with("document", &DocumentView::new(context, index))
}

fn shell(context: &PageContext<'_>, index: usize) -> Shell {
    let document = &context.plan.site.documents[index];
    let list = context.plan.whole_list(document.kind.folder);
    let mut crumbs = vec![shell::home_crumb(context)];
    crumbs.extend(
        list.map(|list| Anchor {
            title: list.name.clone(),
            link: context.page_link(&list.first()),
        }),
    );
    let parts = ShellParts {
        title: document.common.title.clone(),
        prefix: shell::title_prefix(context, index),
        description: document.description(),
        section: document.kind.folder.to_owned(),
        crumbs,
        tags: tags(context, index),
        indexed: true,
    };
    Shell::new(context, parts)
}

/// The tags of the document's column and of itself.
fn tags(context: &PageContext<'_>, index: usize) -> Vec<MetaTag> {
    let site = context.plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let description = document.description();
    let list = context.plan.whole_list(document.kind.folder);
    // A page of no list is a column of its own.
    let (column, about) =
        list.map_or((&common.title, &description), |list| (&list.name, &list.description));
    let mut tags = meta_tags::column(column, about, column, document.column_type());
    tags.push(MetaTag::new("ArticleTitle", &common.title));
    tags.extend(common.published.map(|published| MetaTag::new("PubDate", published.minute())));
    let source = common.source.as_ref().unwrap_or(&site.settings.org.name);
    tags.push(MetaTag::new("ContentSource", source));
    if !common.keywords.is_empty() {
        tags.push(MetaTag::new("Keywords", common.keywords.join(",")));
    }
    tags.push(MetaTag::new("Description", description));
    tags.push(MetaTag::new("Url", context.plan.url(context.address)));
    tags
}

/// From how many headings on a contents list helps.
const CONTENTS_FROM: usize = 4;

/// What of a document bears a label of content made by a machine (GB 45438-2025): its files, its pictures.
fn ai_labelled(site: &Site, document: &Document) -> Option<String> {
    let labelled = |file: &String| site.assets.get(file).is_some_and(|asset| asset.ai_label);
    let mut kinds: Vec<&str> = site
        .files_of(document)
        .filter(labelled)
        .map(|file| if site.assets[&file].size.is_some() { "图片" } else { "附件" })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    (!kinds.is_empty()).then(|| kinds.join("、"))
}

impl DocumentView {
    fn new(context: &PageContext<'_>, index: usize) -> Self {
        let site = context.plan.site;
        let document = &site.documents[index];
        let common = &document.common;
        let headings = document.body.headings.iter().filter(|heading| heading.level <= 3);
        let contents: Vec<ContentsEntry> = headings
            .map(|heading| ContentsEntry {
                level: heading.level,
                link: format!("#{}", address::encode(&heading.id)),
                text: heading.text.clone(),
            })
            .collect();
        let attachments = common.attachments.iter().filter_map(|attachment| {
            let file = Address::resolve(&document.file, &attachment.file)?;
            let asset = site.assets.get(file.as_str())?;
            Some(AttachmentLink {
                title: attachment.title.clone(),
                link: context.file_link(file.as_str()),
                format: file.as_str().rsplit('.').next().unwrap_or("").to_uppercase(),
                size: file_size(asset.length),
            })
        });
        let last_change = common.changes.iter().map(|change| change.date).max();
        Self {
            body: context.body(&document.body),
            contents: if contents.len() >= CONTENTS_FROM { contents } else { Vec::new() },
            attachments: attachments.collect(),
            ai_labelled: ai_labelled(site, document),
            changes: common
                .changes
                .iter()
                .map(|change| RevisionView {
                    date: change.date.to_string(),
                    note: change.note.clone(),
                })
                .collect(),
            draft: common.draft,
            planned: document.planned(site.today).map(Date::chinese),
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
            prefix: shell::title_prefix(context, index),
        }
    }
}
