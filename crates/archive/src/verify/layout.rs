//! Which files there are, and how they are kept.

use std::io::{Read, Seek};

use super::findings::FindingList;
use crate::{
    cdxj::{INDEX, PACKED_INDEX, ZIPNUM},
    codes::BAD_LAYOUT,
    error::ArchiveError,
    snapshot::Snapshot,
    wacz::PAGES,
};

pub(super) fn check<R: Read + Seek>(snapshot: &Snapshot<R>, findings: &mut FindingList) {
    let zip = &snapshot.zip;
    let mut bad = |place: &str, zh: &str, en: &str| findings.add(&BAD_LAYOUT, place, zh, en);
    if snapshot.warcs.is_empty() {
        bad("archive", "没有网页档案", "there is no WARC file");
    }
    if snapshot.warcs.len() > usize::from(u16::MAX) {
        bad("archive", "网页档案过多", "there are too many WARC files");
    }
    if zip.length(PAGES).is_none() {
        bad(PAGES, "没有页面清单", "there is no list of pages");
    }
    let index = [INDEX, PACKED_INDEX, ZIPNUM];
    let there = index.map(|name| zip.length(name).is_some());
    if !matches!(there, [true, false, false] | [false, true, true]) {
        bad(
            "indexes",
            "索引应是 index.cdx，或 index.cdx.gz 加 index.idx",
            "the index is index.cdx, or index.cdx.gz with index.idx",
        );
    }
    for name in zip.order() {
        match name.split_once('/') {
            Some(("archive", rest)) if !rest.ends_with(".warc.gz") || rest.contains('/') => {
                bad(name, "archive 里只能有 .warc.gz 文件", "archive holds .warc.gz files only");
            }
            Some(("archive", _)) if zip.stored(name).is_none() => bad(
                name,
                "网页档案在 zip 里又被压缩了，浏览器打不开",
                "the WARC file is compressed in the zip, and viewers cannot open it",
            ),
            Some(("indexes", _)) if !index.contains(&name.as_str()) => {
                bad(name, "索引里有多余的文件", "an unknown file among the indexes");
            }
            _ => {}
        }
    }
    if snapshot.find(&snapshot.package.main_page_url).is_none() {
        bad(
            &snapshot.package.main_page_url,
            "首页不在快照里",
            "the main page is not in the snapshot",
        );
    }
}

/// Nothing in the zip itself may differ unnoticed, beside what has a digest.
pub(super) fn check_headers<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    findings: &mut FindingList,
) -> Result<(), ArchiveError> {
    if let Some(name) = snapshot.zip.rewritten()? {
        findings.add(
            &BAD_LAYOUT,
            &name,
            "压缩包的写法和生成时不同，可能被改动过，或用别的软件重新压缩过",
            "the zip is not as it was written: it was changed, or another program packed it again",
        );
    }
    Ok(())
}
