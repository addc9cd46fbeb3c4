//! Deadlines and freshness: what is late, the 20 working days, dates in the future, columns without anything.
//!
//! 政府信息公开条例 art. 26 [P]; 国办秘函〔2019〕19号 [S]; standards 1.5 and 2.2. All but a future date are warnings: a build
//! that refused would keep the office from publishing what is late, and tempt it to write another date.

use std::collections::BTreeMap;

use super::workday::{self, UnknownYear};
use gongbao_base::codes;
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::Entry, settings, yaml::Step};
use gongbao_site::Site;
use gongbao_site::due::due;

codes! {
    DISCLOSED_LATE = "TIME-01" Warning "超过公开期限" "published late"
        "主动公开的信息应自形成之日起20个工作日内公开。依据：政府信息公开条例第二十六条。日期要如实填写，不能为了不提示而改。"
        "Within 20 working days of its making (Disclosure Regulations art. 26). Dates are told as they are."
        P "政府信息公开条例第二十六条；国务院办公厅年度放假通知";
    NO_HOLIDAY_TABLE = "TIME-02" Note "没有当年的节假日表" "no table of holidays for the year"
        "程序只用国务院办公厅的放假通知计算工作日，没有通知的年份不猜。"
        "Working days are counted after the State Council's notices; a year without one is not guessed."
        P "政府信息公开条例第二十六条；国务院办公厅年度放假通知";
    BLANK_COLUMN = "FRESH-04" Warning "空白栏目" "a blank column"
        "导航指向的栏目没有内容。累计5个空白栏目即单项否决。依据：国办秘函〔2019〕19号。"
        "The navigation leads to a column without anything; five of them fail an inspection."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
    FUTURE_DATE = "FRESH-07" Error "发布日期在将来" "a publication date in the future"
        "发布日期要如实填写，伪造发稿日期属于单项否决。依据：国办秘函〔2019〕19号。"
        "The date is the real one; a forged one fails an inspection (国办秘函〔2019〕19号)."
        S "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》";
}

/// How long before its day a yearly report is called for.
const REPORT_NOTICE: i32 = 21;

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = late(site);
    findings.extend(site.documents.iter().filter_map(|document| future(site, document)));
    findings.extend(slow(site));
    findings.extend(blank(site));
    findings
}

/// FRESH-01, 02, 03, ORG-02, AR-17, LAW-02.
fn late(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in due(site) {
        let Some(code) = item.late else { continue };
        let left = site.today.days_until(item.date);
        let report = matches!(code.id, "AR-17" | "LAW-02");
        if left >= 0 && !(report && left <= REPORT_NOTICE) {
            continue;
        }
        let (zh, en) = if left < 0 {
            (
                format!("{}：已超期 {} 天（期限 {}）", item.what.zh, -left, item.date),
                format!("{}: late by {} days (due {})", item.what.en, -left, item.date),
            )
        } else {
            (
                format!("{}：还有 {left} 天（期限 {}）", item.what.zh, item.date),
                format!("{}: {left} days left (due {})", item.what.en, item.date),
            )
        };
        findings.push(Finding::new(code, item.place).says(zh, en).help(
            format!("依据：{}；发布后补上即可", item.basis),
            "publish it; `gongbao due` lists all that falls due",
        ));
    }
    findings
}

/// FRESH-07: a date that has not come is no publication date.
fn future(site: &Site, document: &Document) -> Option<Finding> {
    let published = document.common.published?.date;
    (published > site.today).then(|| {
        Finding::new(&FUTURE_DATE, document.place(&[Step::Key("published".to_owned())]))
            .says(
                format!("发布日期在将来：{published}"),
                format!("published in the future: {published}"),
            )
            .help(
                "改成真实的发布日期；还没到发布的时候就加 draft: true",
                "write the real day, or keep it back with `draft: true`",
            )
    })
}

/// TIME-01 and TIME-02: the working days from writing to publication.
fn slow(site: &Site) -> Vec<Finding> {
    let limit = site.settings.limits.disclosure;
    let mut findings = Vec::new();
    let mut unknown: BTreeMap<i16, (usize, &Document)> = BTreeMap::new();
    for document in &site.documents {
        let Some((written, published)) = days(document) else { continue };
        // No table is needed where even all days together are few enough.
        if written.days_until(published) <= i32::try_from(limit).unwrap_or(i32::MAX) {
            continue;
        }
        match workday::between(written, published) {
            Ok(days) if days > limit => findings.push(
                Finding::new(
                    &DISCLOSED_LATE,
                    document.place(&[Step::Key("published".to_owned())]),
                )
                .says(
                    format!("形成后第 {days} 个工作日才公开，期限 {limit} 个工作日"),
                    format!(
                        "published {days} working days after it was written; the limit is {limit}"
                    ),
                )
                .help(
                    "核对两个日期；确实晚了就如实保留，以后按期公开",
                    "check both dates; if it was late, leave them as they are",
                ),
            ),
            Ok(_) => {}
            Err(UnknownYear(year)) => unknown.entry(year).or_insert((0, document)).0 += 1,
        }
    }
    findings.extend(unknown.into_iter().map(|(year, (count, document))| {
        Finding::new(&NO_HOLIDAY_TABLE, Place::file(&document.path()))
            .says(
                format!("没有{year}年的节假日表，{count} 份文件是否按期公开无法核对"),
                format!("no table of holidays for {year}; {count} documents cannot be checked"),
            )
            .help(
                "需要时按国务院办公厅当年的放假通知人工核对",
                "count by hand after the State Council's notice of that year",
            )
    }));
    findings
}

fn days(document: &Document) -> Option<(Date, Date)> {
    let Entry::Notice(notice) = &document.entry else { return None };
    Some((notice.written?, document.common.published?.date))
}

/// FRESH-04: a column of the navigation that holds nothing.
fn blank(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, item) in site.settings.nav.iter().enumerate() {
        let kind = gongbao_content::kinds::KINDS
            .iter()
            .find(|kind| item.to == format!("{}/index.html", kind.folder));
        let Some(kind) = kind else { continue };
        if !site.documents.iter().any(|document| document.kind.name == kind.name) {
            findings.push(
                Finding::new(&BLANK_COLUMN, Place::file(settings::FILE))
                    .says(
                        format!("空白栏目：{}", item.title),
                        format!("navigation item {} leads to a column without anything", at + 1),
                    )
                    .help(
                        "补充内容，或先从导航里去掉",
                        "add a document, or leave it out of the navigation",
                    ),
            );
        }
    }
    findings
}
