//! No list falls into so many parts that nobody finds anything in it (ADDR-04).

use super::shared::place;
use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_site::{Site, plan::lists};
use std::collections::BTreeMap;

codes! {
    TOO_MANY_PARTS = "ADDR-04" Error "栏目分得太细" "a list with too many parts"
        "每个主题、社区、服务项目都有自己的列表页，每页都列出全部选项。分得太细，读者找不到东西，网站也大得打不开。把意思相同的合成一个；主题的名称可以先在 site.yaml 的 topics 里定好。"
        "Each topic, community or service has a list of its own, and each list names all of them. With too many nobody finds anything, and the site grows beyond use. Give those that mean the same one name; topics may be fixed under `topics` in site.yaml."
        O OWN;
}

/// How many parts a list may have by one facet: a street has no more communities, and no catalogue so many topics.
const MOST: usize = 200;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut parts: BTreeMap<(&str, &str), Vec<_>> = BTreeMap::new();
    for list in lists::all(site) {
        if let Some(facet) = list.facet {
            parts.entry((list.folder, facet.label)).or_default().push(list);
        }
    }
    parts
        .into_iter()
        .filter_map(|((_, facet), lists)| {
            let one = lists.get(MOST)?;
            let document = &site.documents[*one.members.first()?];
            let count = lists.len();
            Some(
                Finding::new(&TOO_MANY_PARTS, place(document))
                    .says(
                        format!("按{facet}分成了 {count} 份，最多 {MOST} 份；例如“{}”", one.name),
                        format!("{count} parts by {facet}, at most {MOST}; such as {}", one.name),
                    )
                    .help("把意思相同的合成一个名称", "give those that mean the same one name"),
            )
        })
        .collect()
}
