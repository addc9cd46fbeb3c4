//! Links, anchors, attachments and images lead somewhere.

use crate::{
    base::{
        address::Address,
        codes,
        finding::{Finding, Place},
    },
    content::{document::Document, markdown::Target, yaml::Step},
    site::Site,
};

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = files(site);
    findings.extend(targets(site));
    findings
}

/// Types of files that a browser shows or saves and never runs.
const SAFE_TYPES: [&str; 26] = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "odt", "ods",
    "csv", "txt", "rtf", "zip", "rar", "7z", "png", "jpg", "jpeg", "gif", "webp", "mp3", "mp4",
];

fn files(site: &Site) -> Vec<Finding> {
    let published = site.published_files();
    site.assets
        .keys()
        .filter_map(|file| {
            let place = Place::file(&format!("content/{file}"));
            if published.binary_search(file).is_err() {
                return Some(
                    Finding::new(&codes::FOREIGN_FILE, place)
                        .says(
                            format!("没有文件引用它，未发布：{file}"),
                            format!("no document names it, so it is not published: {file}"),
                        )
                        .help(
                            "在正文里链接，或写进 attachments；不用就删去",
                            "link it or list it under `attachments`, or remove it",
                        ),
                );
            }
            let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            (!SAFE_TYPES.contains(&ending.as_str())).then(|| {
                Finding::new(&codes::UNSAFE_FILE, place)
                    .says(
                        format!("不能发布这种文件：{file}"),
                        format!("a type of file that cannot be published: {file}"),
                    )
                    .help(
                        "另存为 PDF、Word、Excel 或图片",
                        "save it as PDF, Word, Excel or an image",
                    )
            })
        })
        .collect()
}

fn targets(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .flat_map(|document| {
            let links = document
                .body
                .links
                .iter()
                .filter_map(|link| broken(site, document, &link.target, &link.place));
            let attachments = document
                .common
                .attachments
                .iter()
                .enumerate()
                .filter(|(_, attachment)| !attachment.file.is_empty())
                .filter_map(|(index, attachment)| {
                    let path = [
                        Step::Key("attachments".to_owned()),
                        Step::Item(index),
                        Step::Key("file".to_owned()),
                    ];
                    match Address::resolve(&document.file, &attachment.file) {
                        None => Some(
                            Finding::new(&codes::LEAVES_SITE, document.place(&path))
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
                            document.place(&path),
                            format!("附件不存在：{file}"),
                            format!("the attachment does not exist: {file}"),
                            nearest(site.assets.keys().map(String::as_str), file.as_str()),
                        )),
                        Some(_) => None,
                    }
                });
            links.chain(attachments).collect::<Vec<_>>()
        })
        .collect()
}

fn broken(site: &Site, document: &Document, target: &Target, place: &Place) -> Option<Finding> {
    match target {
        Target::Document(file, fragment) => match site.by_file(file.as_str()) {
            None => Some(dead(
                place.clone(),
                format!("链接的文件不存在：{file}"),
                format!("the linked document does not exist: {file}"),
                nearest(site.documents.iter().map(|d| d.file.as_str()), file.as_str()),
            )),
            Some(other) => missing_anchor(&site.documents[other], fragment.as_deref()?, place),
        },
        Target::Anchor(anchor) => missing_anchor(document, anchor, place),
        Target::File(file) if !site.assets.contains_key(file.as_str()) => Some(dead(
            place.clone(),
            format!("文件不存在：{file}"),
            format!("the file does not exist: {file}"),
            nearest(site.assets.keys().map(String::as_str), file.as_str()),
        )),
        Target::File(_) | Target::Outside(_) | Target::Nowhere => None,
    }
}

fn missing_anchor(document: &Document, anchor: &str, place: &Place) -> Option<Finding> {
    let headings = &document.body.headings;
    if headings.iter().any(|heading| heading.id == anchor) {
        return None;
    }
    let ids = headings.iter().map(|heading| heading.id.as_str());
    Some(dead(
        place.clone(),
        format!("{} 里没有锚点：{anchor}", document.path()),
        format!("{} has no anchor: {anchor}", document.path()),
        nearest(ids, anchor),
    ))
}

fn dead(place: Place, zh: String, en: String, near: Option<&str>) -> Finding {
    let finding = Finding::new(&codes::DEAD_LINK, place).says(zh, en);
    match near {
        Some(near) => finding.help(format!("是不是 {near}？"), format!("did you mean {near}?")),
        None => finding.help(
            "核对路径；站内链接写对方 .md 文件的相对路径",
            "check the path; link to the other .md file by its relative path",
        ),
    }
}

fn nearest<'a>(names: impl Iterator<Item = &'a str>, wanted: &str) -> Option<&'a str> {
    names
        .map(|name| (strsim::osa_distance(name, wanted), name))
        .min()
        .filter(|(distance, _)| *distance <= 3)
        .map(|(_, name)| name)
}
