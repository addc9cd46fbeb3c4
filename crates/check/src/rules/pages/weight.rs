//! A page with its images is light enough for an old phone (PERF-01; standards 1.2: “3秒”).

use super::scan::PageScan;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use std::collections::BTreeMap;

codes! {
    HEAVY_PAGE = "PERF-01" Warning "页面过大" "a heavy page"
        "页面连同图片超过1MB，老手机打开会超过3秒。"
        "With its images the page is over 1 MB; an old phone takes more than 3 seconds."
        S "政府网站发展指引：页面加载不宜超过3秒";
}

/// The heaviest page with its images, in bytes.
const HEAVIEST: u64 = 1 << 20;

pub(super) fn check(
    folder: &str,
    scans: &BTreeMap<String, PageScan>,
    files: &BTreeMap<String, u64>,
) -> Vec<Finding> {
    let length = |file: &String| files.get(file).copied().unwrap_or(0);
    scans
        .iter()
        .map(|(page, scan)| (page, length(page) + scan.parts.iter().map(length).sum::<u64>()))
        .filter(|(_, weight)| *weight > HEAVIEST)
        .map(|(page, weight)| {
            Finding::new(&HEAVY_PAGE, Place::file(&format!("{folder}/{page}")))
                .says(
                    format!("页面连同图片 {} KB", weight / 1024),
                    format!("{} KB with its images", weight / 1024),
                )
                .help("缩小图片，或把大图放进附件", "make the images smaller, or attach them")
        })
        .collect()
}
