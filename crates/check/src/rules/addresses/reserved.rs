//! No document takes an address of the system (ADDR-02).

use super::shared::place;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::Entry;
use gongbao_site::Site;

codes! {
    RESERVED_ADDRESS = "ADDR-02" Error "网址与系统页面冲突" "the address is taken by a page of the system"
        "index、search、sitemap、404 等名称由系统使用，换一个网址名。"
        "Names such as index, search, sitemap and 404 are the system's. Choose another slug."
        S "政府网站发展指引：网址规范";
}

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

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in &site.documents {
        let names: &[&str] =
            if matches!(document.entry, Entry::PlainPage(_)) { &RESERVED_PAGES } else { &RESERVED };
        let list_page = document
            .slug
            .strip_prefix("page-")
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        let slug = document.key("slug");
        if names.contains(&document.slug.as_str()) || list_page {
            findings.push(
                Finding::new(&RESERVED_ADDRESS, place(document))
                    .says(
                        format!("网址名由系统使用：{}", document.slug),
                        format!("the slug is the system's: {}", document.slug),
                    )
                    .help(
                        format!("换一个文件名或“{slug}”"),
                        format!("choose another file name or `{slug}`"),
                    ),
            );
        }
    }
    findings
}
