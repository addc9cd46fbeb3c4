//! What falls due, and when: reports, columns that grow stale, terms that end, details to verify.
//!
//! Sources of the dates: standards 10, with the marks there.

use crate::Site;
use crate::codes;
use gongbao_base::{
    code::Code,
    date::Date,
    finding::{Message, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::State, report::ReportType},
    settings,
};

/// One thing with its day.
#[derive(Clone, Debug)]
pub struct Due {
    /// The last day on which it is in time.
    pub date: Date,
    /// What is to be done.
    pub what: Message,
    /// On what ground.
    pub basis: &'static str,
    /// What it is about.
    pub place: Place,
    /// The finding when it is late; none for what ends by itself.
    pub late: Option<&'static Code>,
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> Message {
    Message { zh: zh.into(), en: en.into() }
}

/// Everything that falls due, by day.
#[must_use]
pub fn due(site: &Site) -> Vec<Due> {
    let mut all = reports(site);
    all.extend(columns(site));
    all.extend(terms(site));
    all.extend(details(site));
    all.sort_by(|a, b| (a.date, &a.what.zh, &a.place).cmp(&(b.date, &b.what.zh, &b.place)));
    all
}

/// The yearly reports: last year's while it is missing, else this year's.
fn reports(site: &Site) -> Vec<Due> {
    let has = |report_type, year| {
        site.reports().any(|(_, report)| {
            report.report_type == report_type && i32::from(report.year) == i32::from(year)
        })
    };
    let kinds: [(ReportType, (i8, i8), &'static Code, &'static str); 2] = [
        (
            ReportType::Disclosure,
            (1, 31),
            &codes::DISCLOSURE_DUE,
            "政府信息公开条例第四十九条（街道按各区惯例执行）",
        ),
        (
            ReportType::RuleOfLaw,
            (3, 31),
            &codes::RULE_OF_LAW_DUE,
            "法治政府建设与责任落实督察工作规定第二十四条",
        ),
    ];
    kinds
        .into_iter()
        .filter_map(|(report_type, (month, day), code, basis)| {
            let last = site.today.year() - 1;
            let year = if has(report_type, last) { last + 1 } else { last };
            let label = report_type.label();
            Some(Due {
                date: Date::new(year + 1, month, day)?,
                what: both(
                    format!("公布{year}年{label}年度报告"),
                    format!("publish the {} report of {year}", report_type.name()),
                ),
                basis,
                place: Place::file(settings::FILE),
                late: Some(code),
            })
        })
        .collect()
}

/// The newest day on which one of these was published, not after today.
fn newest<'a>(site: &Site, documents: impl Iterator<Item = &'a Document>) -> Option<Date> {
    let days = documents.filter_map(|document| document.common.published);
    days.map(|moment| moment.date).filter(|day| *day <= site.today).max()
}

/// The columns: the home page, the notices, and the topics that have a limit.
fn columns(site: &Site) -> Vec<Due> {
    let limits = site.settings.limits;
    let notice = |document: &&Document| matches!(document.entry, Entry::Notice(_));
    let mut all = Vec::new();
    let mut column = |name: &str, en: &str, newest: Option<Date>, days: i32, code, basis| {
        all.extend(newest.map(|newest| Due {
            date: newest.plus_days(days),
            what: both(format!("更新栏目：{name}"), format!("add to the column {en}")),
            basis,
            place: Place::file(settings::FILE),
            late: Some(code),
        }));
    };
    const RULE: &str = "国办秘函〔2019〕19号：单项否决指标";
    let all_documents = newest(site, site.documents.iter());
    column("首页", "home", all_documents, limits.home, &codes::HOME_STALE, RULE);
    let notices = newest(site, site.documents.iter().filter(notice));
    column("政策文件", "notices", notices, limits.notices, &codes::NOTICES_STALE, RULE);
    for topic in &site.settings.topics {
        let Some(days) = topic.max_age_days else { continue };
        let of_topic = site.documents.iter().filter(|document| match &document.entry {
            Entry::Notice(notice) => notice.topic.as_deref() == Some(topic.name.as_str()),
            _ => false,
        });
        let newest = newest(site, of_topic);
        let name = topic.name.as_str();
        column(name, name, newest, i32::from(days), &codes::COLUMN_STALE, "本单位设定的更新期限");
    }
    all
}

/// Terms of notices and times for comments that have not ended yet.
fn terms(site: &Site) -> Vec<Due> {
    let mut all = Vec::new();
    for (index, notice) in site.notices() {
        let document = &site.documents[index];
        let title = &document.common.title;
        let mut add = |date: Date, zh: &str, en: &str, basis| {
            all.push(Due {
                date,
                what: both(format!("{zh}：{title}"), format!("{en}: {title}")),
                basis,
                place: Place::file(&document.path()),
                late: None,
            });
        };
        if let Some(last) = notice.last_day()
            && matches!(site.states[index], Some(State::InForce | State::Expiring | State::Pending))
        {
            add(
                last,
                "评估后决定延续、修订或废止",
                "renew, revise or repeal",
                "广州市行政规范性文件管理规定",
            );
        }
        if let Some(period) = notice.comment_period.as_ref().filter(|p| p.end >= site.today) {
            add(
                period.end,
                "征求意见或公示截止",
                "comments end",
                "重大行政决策程序暂行条例第十五条",
            );
        }
    }
    all
}

/// What is to be verified again, and allowances that end.
fn details(site: &Site) -> Vec<Due> {
    let mut all = Vec::new();
    for (index, station) in site.stations() {
        let document = &site.documents[index];
        all.extend(station.verified.map(|verified| Due {
            date: verified.plus_days(site.settings.limits.verified),
            what: both(
                format!("核实站点：{}", document.common.title),
                format!("verify the station {}", document.common.title),
            ),
            basis: "本单位设定的核实期限",
            place: Place::file(&document.path()),
            late: None,
        }));
    }
    all.extend(site.settings.org.verified.map(|verified| Due {
        date: verified.plus_days(365),
        what: both("核对机构信息", "verify the office's details"),
        basis: "政府信息公开条例第二十条第（二）项",
        place: Place::file(settings::FILE),
        late: Some(&codes::OFFICE_STALE),
    }));
    all.extend(site.settings.allow.iter().map(|allowance| Due {
        date: allowance.until,
        what: both(
            format!("改正或重新审批暂时允许的提示：{} {}", allowance.code, allowance.id),
            format!("mend what was allowed for a time: {} {}", allowance.code, allowance.id),
        ),
        basis: "content/site.yaml 的 allow",
        place: Place::file(settings::FILE),
        late: None,
    }));
    all
}
