//! No two documents share an address (ADDR-01).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;
use std::collections::BTreeMap;

codes! {
    SAME_ADDRESS = "ADDR-01" Error "两个页面的网址相同" "two pages have the same address"
        "给其中一个换一个网址名（slug）或文件名。"
        "Give one of them another slug or file name."
        S "政府网站发展指引：网址规范";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let withdrawn = site.withdrawn.iter().map(|document| {
        let place = document.place_of_address();
        (document.address(), document.path(), place, document.key("slug"))
    });
    let documents = site.documents.iter().map(|document| {
        (document.address(), document.path(), place(document), document.key("slug"))
    });
    for (address, path, place, slug) in documents.chain(withdrawn) {
        let Some(first) = taken.insert(address.clone(), path) else { continue };
        findings.push(
            Finding::new(&SAME_ADDRESS, place)
                .says(
                    format!("网址与 {first} 相同：{address}"),
                    format!("the address is that of {first} too: {address}"),
                )
                .help(
                    format!("给其中一个换一个“{slug}”"),
                    format!("give one of them another `{slug}`"),
                ),
        );
    }
    findings
}

/// Where a document's address comes from: its slug, else its file.
pub(super) fn place(document: &Document) -> Place {
    match document.common.slug {
        Some(_) => document.place(&[key("slug")]),
        None => Place::file(&document.path()),
    }
}
