//! The words of a link say where it leads (LINK-06).

use gongbao_base::{codes, finding::Finding};
use gongbao_site::Site;

codes! {
    LINK_WORDS = "LINK-06" Warning "链接文字没有说明去向" "a link's words do not say where it leads"
        "“点击这里”对读屏用户没有意义，写出对方的标题。"
        "“Here” means nothing to those who hear the page; name what it leads to."
        S "政府网站发展指引：链接地址";
}

/// Words that say nothing of what is behind them.
const EMPTY: [&str; 8] = ["点击这里", "点击此处", "点此", "这里", "此处", "点击", "查看", "链接"];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let links = site.documents.iter().flat_map(|document| &document.body.links);
    links
        .filter(|link| !link.image && EMPTY.contains(&link.text.trim()))
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
