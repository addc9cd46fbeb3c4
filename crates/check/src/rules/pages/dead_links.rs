//! What pages link is there (LINK-01). A dead link is told once, for the first page that has it.

use super::scan::PageScan;
use gongbao_base::finding::{Finding, Place};
use gongbao_content::codes::DEAD_LINK;
use std::collections::BTreeMap;

pub(super) fn check(
    folder: &str,
    scans: &BTreeMap<String, PageScan>,
    files: &BTreeMap<String, u64>,
) -> Vec<Finding> {
    let mut dead: BTreeMap<&str, &str> = BTreeMap::new();
    for (page, scan) in scans {
        for target in scan.targets.iter().filter(|target| !files.contains_key(*target)) {
            dead.entry(target).or_insert(page);
        }
    }
    dead.into_iter()
        .map(|(target, page)| {
            Finding::new(&DEAD_LINK, Place::file(&format!("{folder}/{page}")))
                .says(
                    format!("页面里的死链：{target}"),
                    format!("a dead link of the page: {target}"),
                )
                .help("改正主题模板或导航里的路径", "mend the path in the theme or the navigation")
        })
        .collect()
}
