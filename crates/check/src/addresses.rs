//! No two documents share an address, and none takes one of the system's.

use std::collections::BTreeMap;

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::Entry};
use gongbao_site::Site;

/// Names that a plain page cannot have, since files or folders of the system have them.
const RESERVED_PAGES: [&str; 13] = [
    "index",
    "404",
    "search",
    "sitemap",
    "assets",
    "catalogue",
    "data",
    "leave",
    "zz",
    "stations",
    "notices",
    "reports",
    "feed",
];

/// Names that a document in a folder cannot have.
const RESERVED: [&str; 3] = ["index", "figures", "search"];

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut taken: BTreeMap<String, &Document> = BTreeMap::new();
    for document in &site.documents {
        let names: &[&str] =
            if matches!(document.entry, Entry::Page(_)) { &RESERVED_PAGES } else { &RESERVED };
        let list_page = document
            .slug
            .strip_prefix("page-")
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if names.contains(&document.slug.as_str()) || list_page {
            findings.push(
                Finding::new(&codes::RESERVED_ADDRESS, place(document))
                    .says(
                        format!("网址名由系统使用：{}", document.slug),
                        format!("the slug is the system's: {}", document.slug),
                    )
                    .help("换一个文件名或 slug", "choose another file name or slug"),
            );
        }
        if let Some(first) = taken.insert(document.address(), document) {
            findings.push(
                Finding::new(&codes::SAME_ADDRESS, place(document))
                    .says(
                        format!("网址与 {} 相同：{}", first.path(), document.address()),
                        format!(
                            "the address is that of {} too: {}",
                            first.path(),
                            document.address()
                        ),
                    )
                    .help("给其中一个换一个 slug", "give one of them another slug"),
            );
        }
    }
    findings
}

fn place(document: &Document) -> Place {
    match document.common.slug {
        Some(_) => document.place(&[gongbao_content::yaml::Step::Key("slug".to_owned())]),
        None => Place::file(&document.path()),
    }
}
