//! The working days from writing to publication (TIME-01, TIME-02).

use gongbao_base::{
    codes,
    date::Date,
    finding::{Finding, Place},
    workday::{HolidayTable, UnknownYear},
};
use gongbao_content::{document::Document, kinds::Entry, yaml::key};
use gongbao_site::Site;
use std::collections::BTreeMap;

codes! {
    DISCLOSED_LATE = "TIME-01" Warning "超过公开期限" "published late"
        "主动公开的信息应自形成之日起20个工作日内公开。日期要如实填写，不能为了不提示而改。"
        "Within 20 working days of its making (Disclosure Regulations art. 26). Dates are told as they are."
        P "政府信息公开条例第二十六条；国务院办公厅年度放假通知";
    NO_HOLIDAY_TABLE = "TIME-02" Note "没有当年的节假日表" "no table of holidays for the year"
        "程序只用国务院办公厅的放假通知计算工作日，没有通知的年份不猜。"
        "Working days are counted after the State Council's notices; a year without one is not guessed."
        P "政府信息公开条例第二十六条；国务院办公厅年度放假通知";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let limit = site.settings.limits.disclosure;
    let mut findings = Vec::new();
    let mut unknown: BTreeMap<i16, (usize, &Document)> = BTreeMap::new();
    for document in &site.documents {
        let Some((written, published)) = days(document) else { continue };
        // No table is needed where even all days together are few enough.
        if written.days_until(published) <= i32::try_from(limit).unwrap_or(i32::MAX) {
            continue;
        }
        match HolidayTable::official().between(written, published) {
            Ok(days) if days > limit => findings.push(
                Finding::new(
                    &DISCLOSED_LATE,
                    document.place(&[key("published")]),
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
