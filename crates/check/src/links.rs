//! Links, anchors, attachments and images lead somewhere.

use gongbao_base::codes;
use gongbao_base::{
    address::Address,
    finding::{Finding, Place},
};
use gongbao_content::codes::{DEAD_LINK, FOREIGN_FILE, LEAVES_SITE};
use gongbao_content::{document::Document, markdown::Target, settings, yaml::Step};
use gongbao_site::Site;

codes! {
    UNSAFE_FILE = "LINK-09" Error "不能发布的文件类型" "a type of file that cannot be published"
        "网页、脚本、程序等文件会在读者的浏览器或电脑里运行，不能作为附件。"
        "Web pages, scripts and programs would run in the reader's browser or computer, so they are no attachments."
        S "政府网站发展指引：链接地址";
    FOREIGN_HOST = "LINK-02" Warning "外部网站链接" "a link to another site"
        "链接非政府网站要经负责人审核，打开前有离站提示。依据：政府网站发展指引。"
        "A link to another site is approved, and readers see a page before they leave."
        S "政府网站发展指引：链接地址";
    RETIRED_HOST = "LINK-03" Error "链接指向已关停域名" "a link to a closed host"
        "关停的域名可能被别人注册，变成违法网站。"
        "A closed domain may be registered by others."
        S "政府网站发展指引：链接地址";
    LINK_WORDS = "LINK-06" Warning "链接文字没有说明去向" "a link's words do not say where it leads"
        "“点击这里”对读屏用户没有意义，写出对方的标题。"
        "“Here” means nothing to those who hear the page; name what it leads to."
        S "政府网站发展指引：链接地址";
}

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = files(site);
    findings.extend(targets(site));
    findings.extend(outside(site));
    findings.extend(site.documents.iter().flat_map(wordless));
    findings
}

/// LINK-02 and LINK-03: where readers are sent off to.
fn outside(site: &Site) -> Vec<Finding> {
    let settings = &site.settings;
    let mut findings = Vec::new();
    for link in site.documents.iter().flat_map(|document| &document.body.links) {
        let Target::Outside(url) = &link.target else { continue };
        let Some(host) = settings::host(url) else { continue };
        if settings.retired_hosts.iter().any(|retired| settings::is_within(host, retired)) {
            findings.push(
                Finding::new(&RETIRED_HOST, link.place.clone())
                    .says(
                        format!("链接指向已关停的域名：{host}"),
                        format!("a link to a host that is closed: {host}"),
                    )
                    .help(
                        "换成现在的网址，或删去链接",
                        "link to its new address, or remove the link",
                    ),
            );
        } else if settings::is_foreign(url, &settings.allowed_hosts) {
            findings.push(
                Finding::new(&FOREIGN_HOST, link.place.clone())
                    .says(
                        format!("外链 {host} 不是政府网站，读者会先看到离站提示"),
                        format!(
                            "{host} is no government site; readers see a page before they leave"
                        ),
                    )
                    .help(
                        "负责人审核；常用的可信网站登记到 allowed_hosts",
                        "have it approved; list trusted hosts under `allowed_hosts`",
                    ),
            );
        }
    }
    findings
}

/// LINK-06: the words of a link say where it leads.
fn wordless(document: &Document) -> Vec<Finding> {
    const EMPTY: [&str; 8] =
        ["点击这里", "点击此处", "点此", "这里", "此处", "点击", "查看", "链接"];
    let links = document.body.links.iter().filter(|link| !link.image);
    links
        .filter(|link| EMPTY.contains(&link.text.trim()))
        .map(|link| {
            Finding::new(&LINK_WORDS, link.place.clone())
                .says(
                    format!("链接文字没有说明去向：{}", link.text),
                    format!("the link's words do not say where it leads: {}", link.text),
                )
                .help("写出对方的标题或名称", "name what it leads to")
        })
        .collect()
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
                    Finding::new(&FOREIGN_FILE, place)
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
                Finding::new(&UNSAFE_FILE, place)
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
                            Finding::new(&LEAVES_SITE, document.place(&path))
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
    let finding = Finding::new(&DEAD_LINK, place).says(zh, en);
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
