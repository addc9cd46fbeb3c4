//! No document takes an address of the system (ADDR-02).

use super::shared::place;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::KINDS;
use gongbao_site::Site;

codes! {
    RESERVED_ADDRESS = "ADDR-02" Error "网址与系统页面冲突" "the address is taken by a page of the system"
        "index、search、sitemap、404 等名称由系统使用，换一个网址名。"
        "Names such as index, search, sitemap and 404 are the system's. Choose another slug."
        S "政府网站发展指引：网址规范";
}

/// Names that a document at the root cannot have, since files or folders of the system have them; nor those of the kinds'
/// folders.
const RESERVED_AT_ROOT: [&str; 10] =
    ["index", "404", "search", "sitemap", "assets", "catalogue", "data", "leave", "zz", "feed"];

/// Names that a document in a folder cannot have.
const RESERVED: [&str; 3] = ["index", "figures", "search"];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in &site.documents {
        let name = document.slug.as_str();
        let reserved = match document.kind.list {
            Some(_) => RESERVED.contains(&name),
            None => {
                RESERVED_AT_ROOT.contains(&name)
                    || KINDS.iter().any(|kind| kind.list.is_some() && kind.folder == name)
            }
        };
        let list_page = document
            .slug
            .strip_prefix("page-")
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        let slug = document.key("slug");
        if reserved || list_page {
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
