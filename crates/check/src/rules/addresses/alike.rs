//! No two files differ only in case or in Unicode form: most machines take them for one (ADDR-03).

use gongbao_base::{
    code::OWN,
    codes,
    finding::{Finding, Place},
    text::folded_name,
};
use gongbao_site::Site;
use std::collections::{BTreeMap, BTreeSet};

codes! {
    ALIKE_NAMES = "ADDR-03" Error "两个文件名只差大小写或字形" "two file names differ only in case or in Unicode form"
        "Windows、苹果电脑和许多服务器把 A.pdf 和 a.pdf、用两种方式存的同一个字当作同一个文件，后一个会盖掉前一个。给其中一个改名。"
        "Windows, macOS and many servers take A.pdf and a.pdf, or one letter stored in two ways, for the same file, and the second replaces the first. Rename one."
        O OWN;
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let documents = site.documents.iter().map(|document| &document.file);
    let withdrawn = site.withdrawn.iter().map(|document| &document.file);
    let files = documents.chain(withdrawn).chain(site.assets.keys());
    let pages = site.documents.iter().map(gongbao_content::document::Document::address);
    // A page and an attachment may meet as well, since they go out into one tree.
    let published = pages.chain(site.published_files()).collect::<BTreeSet<String>>();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let all: BTreeSet<&str> =
        files.map(String::as_str).chain(published.iter().map(String::as_str)).collect();
    all.into_iter()
        .filter_map(|name| {
            let first = *seen.entry(folded_name(name)).or_insert(name);
            (first != name).then(|| alike(first, name))
        })
        .collect()
}

fn alike(first: &str, name: &str) -> Finding {
    Finding::new(&ALIKE_NAMES, Place::file(&format!("content/{name}")))
        .says(
            format!("和 content/{first} 的名称只差大小写或字形"),
            format!("its name differs from content/{first} only in case or in Unicode form"),
        )
        .help(
            "给其中一个改名，并改正引用它的地方",
            "rename one of them, and mend what refers to it",
        )
}
