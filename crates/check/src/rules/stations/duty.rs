//! A roster is this month's, and names nobody who did not agree (ST-10, PII-12).

use gongbao_base::{codes, date::Date, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::station::{Duty, Station},
    phone,
    settings::Settings,
    yaml::{PathStep, key},
};
use gongbao_site::Site;

codes! {
    DUTY_ROSTER = "ST-10" Warning "值班表过期或写了律师姓名" "the roster is old or names a lawyer"
        "值班表过了当月要换；律师姓名要本人同意，并记下同意的日期和记录在哪里，否则只写“值班律师”或律师事务所。"
        "A roster is of its month. A lawyer is named with a recorded consent; otherwise write 值班律师 or the firm."
        S "公共法律服务站点公示要求；个人信息保护法第十三条";
    DUTY_MOBILE = "PII-12" Error "值班手机没有本人同意" "a lawyer's mobile without a consent"
        "律师、值班人员的手机是个人信息，没有本人同意不公开。建议只公布座机或12348。"
        "A mobile of somebody on duty is published with a recorded consent alone; best give a landline or 12348."
        S "个人信息保护法第十三条、第二十五条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, station) in site.stations() {
        let document = &site.documents[index];
        findings.extend(month(document, station, site.today));
        for (index, duty) in station.duty.iter().enumerate() {
            findings.extend(named(document, index, duty));
            findings.extend(mobile(document, index, duty, &site.settings));
        }
    }
    findings
}

fn month(document: &Document, station: &Station, today: Date) -> Option<Finding> {
    let text = station.duty_month.as_deref()?;
    let finding = Finding::new(&DUTY_ROSTER, document.place(&[key("duty_month")]));
    let Some((year, month)) = year_and_month(text) else {
        return Some(
            finding
                .says(format!("看不懂是哪个月：{text}"), format!("not a month: {text}"))
                .help("写成 2026-03", "write 2026-03"),
        );
    };
    ((year, month) < (today.year(), today.month())).then(|| {
        finding
            .says(
                format!("值班表是{year}年{month}月的，已过期"),
                format!("the roster is that of {year}-{month:02}"),
            )
            .help("换成本月的，没有的先删去", "put this month's, or leave it out")
    })
}

/// `2026-03`, 2026年3月.
fn year_and_month(text: &str) -> Option<(i16, i8)> {
    let text = text.trim().trim_end_matches('月');
    let (year, month) = text.split_once(['-', '年', '/', '.'])?;
    let (year, month) = (year.trim().parse().ok()?, month.trim().parse().ok()?);
    Date::new(year, month, 1).map(|_| (year, month))
}

fn named(document: &Document, index: usize, duty: &Duty) -> Option<Finding> {
    if duty.consent.is_some() || !names_a_lawyer(&duty.who) {
        return None;
    }
    let place = document.place(&[key("duty"), PathStep::Item(index), key("who")]);
    let consent = document.key("duty.consent");
    Some(
        Finding::new(&DUTY_ROSTER, place)
            .says(
                "写了律师姓名，没有本人同意的记录",
                "a lawyer is named without a recorded consent",
            )
            .help(
                format!("写成“值班律师”或律师事务所；本人同意公开的填“{consent}”"),
                format!("write 值班律师 or the firm, or record the consent in `{consent}`"),
            ),
    )
}

/// Words that stand before 律师 and name nobody.
const NOBODY: [&str; 26] = [
    "值班",
    "值守",
    "坐班",
    "驻点",
    "公益",
    "法律援助",
    "援助",
    "专职",
    "社区",
    "村居",
    "村（居）",
    "法律顾问",
    "执业",
    "志愿",
    "服务",
    "各",
    "名",
    "位",
    "轮值",
    "签约",
    "公职",
    "青年",
    "党员",
    "包片",
    "挂点",
    "驻村",
];

/// 张某律师, 律师：张某; not 值班律师 and 某某律师事务所.
fn names_a_lawyer(who: &str) -> bool {
    let firms = ["律师事务所", "律师所", "律所", "律师团", "律师协会", "律师服务"];
    if firms.iter().any(|firm| who.contains(firm)) {
        let rest = who.split(['，', ',', '、', ' ', '：', ':', '　']).skip(1).collect::<String>();
        return !rest.is_empty() && rest.contains("律师") && names_a_lawyer(&rest);
    }
    let Some((before, after)) = who.split_once("律师") else { return false };
    let word = |text: &str| text.trim_matches(|c: char| !gongbao_base::text::is_han(c)).to_owned();
    let mut name =
        word(before.rsplit(['，', ',', '、', ' ', '：', ':', '　']).next().unwrap_or(""));
    for nobody in NOBODY {
        name = name.replace(nobody, "");
    }
    let after = word(after.split(['（', '(']).next().unwrap_or(""));
    (2..=4).contains(&name.chars().count()) || (name.is_empty() && after_is_name(&after, who))
}

/// 律师：张某某.
fn after_is_name(after: &str, who: &str) -> bool {
    who.contains("律师：") | who.contains("律师:") && (2..=4).contains(&after.chars().count())
}

fn mobile(document: &Document, index: usize, duty: &Duty, settings: &Settings) -> Option<Finding> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = duty.phone.as_deref()?;
    let place = document.place(&[key("duty"), PathStep::Item(index), key("phone")]);
    if phone::parse(number).is_none() {
        return Some(phone::refuse(place, number));
    }
    let digits_of = digits(number);
    let personal = digits_of.len() == 11 && digits_of.starts_with('1');
    let public = settings.public_contacts.iter().any(|known| digits(known) == digits_of);
    if !personal || public || duty.consent.is_some() {
        return None;
    }
    let consent = document.key("duty.consent");
    Some(
        Finding::new(&DUTY_MOBILE, place)
            .says("值班手机没有本人同意公开的记录", "a mobile on duty without a recorded consent")
            .help(
                format!("换成座机或12348；本人同意公开的，在“{consent}”里写日期和记录在哪里"),
                format!("give a landline or 12348, or record the consent in `{consent}`"),
            ),
    )
}

#[cfg(test)]
mod tests {
    use super::{names_a_lawyer, year_and_month};

    #[test]
    fn names_are_told_from_posts_and_firms() {
        for who in ["张某某律师", "某某律师事务所 张某某律师", "值班律师：张某", "法律顾问李某律师"]
        {
            assert!(names_a_lawyer(who), "{who}");
        }
        for who in [
            "值班律师",
            "某某律师事务所",
            "法律援助值班律师",
            "社区法律顾问律师",
            "司法所",
            "公益律师1名",
            "律师",
        ] {
            assert!(!names_a_lawyer(who), "{who}");
        }
        assert_eq!(year_and_month("2026年3月"), Some((2026, 3)));
        assert_eq!(year_and_month("2026-03"), Some((2026, 3)));
        assert_eq!(year_and_month("三月"), None);
    }
}
