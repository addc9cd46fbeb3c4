//! A document that is named before it is there to be read: why, and what to do about it.

use gongbao_base::{date::Date, finding::Finding};
use gongbao_content::document::{Document, LeftOutReason};
use gongbao_site::Site;

/// When a document goes out; never, when it is a draft.
pub(super) fn goes_out(site: &Site, document: &Document) -> Option<Date> {
    let day = document.planned(site.today).unwrap_or(site.today);
    (!document.common.draft).then_some(day)
}

/// Why a document is not there to be read when another goes out that names it. Only the preview holds both.
pub(super) fn comes_later(
    site: &Site,
    when: Option<Date>,
    named: &Document,
) -> Option<LeftOutReason> {
    let when = when?;
    if named.common.draft {
        return Some(LeftOutReason::Draft);
    }
    named.planned(site.today).filter(|day| when < *day).map(LeftOutReason::Planned)
}

/// What to do about a document that is named and not there to be read.
pub(super) fn remedied(finding: Finding, why: LeftOutReason) -> Finding {
    match why {
        LeftOutReason::Planned(day) => finding.help(
            format!("本文也定在 {day} 或以后发布，或到那天再写上"),
            format!("let this one go out on {day} or later too, or name it then"),
        ),
        LeftOutReason::Draft | LeftOutReason::Sample => finding
            .help("先发布那份文件，或删去这里的引用", "publish that one first, or do not name it"),
    }
}
