//! What a document links or attaches is there (LINK-01, LINK-08).

use gongbao_base::{
    address::Address,
    date::Date,
    finding::{Finding, Place},
    nearest::nearest,
};
use gongbao_content::{
    codes::{DEAD_LINK, LEAVES_SITE},
    document::{Document, LeftOutReason},
    kinds::common::Attachment,
    markdown::{Body, Link, LinkTarget},
    yaml::{PathStep, key},
};
use gongbao_site::{Site, plan::lists};

use crate::rules::not_there::{comes_later, goes_out, remedied};

/// How many slips a path may hold for its meaning to be guessed.
const EDITS: usize = 3;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for unread in &site.unread {
        let when = (!unread.draft).then_some(site.today);
        findings.extend(broken_links(site, &unread.path(), &unread.body, when));
    }
    for document in &site.documents {
        let when = goes_out(site, document);
        findings.extend(broken_links(site, &document.path(), &document.body, when));
        let attachments = document.common.attachments.iter().enumerate();
        findings
            .extend(attachments.filter_map(|(at, it)| missing_attachment(site, document, at, it)));
    }
    findings
}

fn missing_attachment(
    site: &Site,
    document: &Document,
    index: usize,
    attachment: &Attachment,
) -> Option<Finding> {
    if attachment.file.is_empty() {
        return None;
    }
    let place = document.place(&[key("attachments"), PathStep::Item(index), key("file")]);
    match Address::resolve(&document.file, &attachment.file) {
        None => Some(
            Finding::new(&LEAVES_SITE, place)
                .says(
                    format!("路径超出网站文件夹：{}", attachment.file),
                    format!("the path leaves the site: {}", attachment.file),
                )
                .help(
                    "把文件放进 content/ 再引用",
                    "put the file below content/ and refer to it there",
                ),
        ),
        Some(file) if !site.assets.contains_key(file.as_str()) => Some(dead(
            place,
            format!("附件不存在：{file}"),
            format!("the attachment does not exist: {file}"),
            nearest(file.as_str(), site.assets.keys().map(String::as_str), EDITS),
        )),
        Some(_) => None,
    }
}

/// What the links of a text that goes out on a day, or never as a draft, lead to that is not there then.
fn broken_links(site: &Site, path: &str, body: &Body, when: Option<Date>) -> Vec<Finding> {
    let links = body.links.iter();
    links.filter_map(|link| broken(site, (path, body, when), link)).collect()
}

fn broken(
    site: &Site,
    (path, body, when): (&str, &Body, Option<Date>),
    link: &Link,
) -> Option<Finding> {
    let place = &link.place;
    match &link.target {
        LinkTarget::Document(file, fragment) => match site.by_file(file.as_str()) {
            None => missing_document(site, file.as_str(), place),
            Some(other) => {
                let other = &site.documents[other];
                let early = comes_later(site, when, other);
                let early = early.map(|why| left_out(why, file.as_str(), place).warning());
                let anchor =
                    || missing_anchor(&other.path(), &other.body, fragment.as_deref()?, place);
                early.or_else(anchor)
            }
        },
        LinkTarget::Anchor(anchor) => missing_anchor(path, body, anchor, place),
        LinkTarget::File(file) if lists::is_linked(file.as_str()) => None,
        LinkTarget::File(file) if !site.assets.contains_key(file.as_str()) => Some(dead(
            place.clone(),
            format!("文件不存在：{file}"),
            format!("the file does not exist: {file}"),
            nearest(file.as_str(), site.assets.keys().map(String::as_str), EDITS),
        )),
        LinkTarget::File(_) | LinkTarget::Outside(_) | LinkTarget::Nowhere => None,
    }
}

fn missing_document(site: &Site, file: &str, place: &Place) -> Option<Finding> {
    let unread = || site.unread.iter().any(|unread| unread.file == file);
    if site.withdrawn_by_file(file).is_some() || unread() {
        return None;
    }
    if let Some(left) = site.left_out.iter().find(|left| left.file == file) {
        return Some(left_out(left.why, file, place));
    }
    Some(dead(
        place.clone(),
        format!("链接的文件不存在：{file}"),
        format!("the linked document does not exist: {file}"),
        nearest(file, site.documents.iter().map(|d| d.file.as_str()), EDITS),
    ))
}

fn left_out(why: LeftOutReason, file: &str, place: &Place) -> Finding {
    let finding = Finding::new(&DEAD_LINK, place.clone()).says(
        format!("链接的文件{}：{file}", why.label()),
        format!("the linked document {}: {file}", why.name()),
    );
    remedied(finding, why)
}

fn missing_anchor(path: &str, body: &Body, anchor: &str, place: &Place) -> Option<Finding> {
    let headings = &body.headings;
    if headings.iter().any(|heading| heading.id == anchor) {
        return None;
    }
    let ids = headings.iter().map(|heading| heading.id.as_str());
    Some(dead(
        place.clone(),
        format!("{path} 里没有锚点：{anchor}"),
        format!("{path} has no anchor: {anchor}"),
        nearest(anchor, ids, EDITS),
    ))
}

fn dead(place: Place, zh: String, en: String, near: Option<&str>) -> Finding {
    let finding = Finding::new(&DEAD_LINK, place).says(zh, en);
    match near {
        Some(near) => finding.help(format!("是不是 {near}？"), format!("did you mean {near}?")),
        None => finding.help(
            "核对路径；站内链接写对方 .md 文件的相对路径",
            "check the path; link to the other .md file by its relative path",
        ),
    }
}
