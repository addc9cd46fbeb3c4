//! A day more than a year ahead is probably a slip of the year (FRESH-07). Nearer ones are plans.

use gongbao_base::{
    codes,
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::{Document, LeftOutReason},
    yaml::key,
};
use gongbao_site::Site;

codes! {
    FAR_DATE = "FRESH-07" Warning "日期在一年以后" "a day more than a year ahead"
        "将来的发布日期、撤下日期是计划，到那天才生效；超过一年的，多半是写错了年份。"
        "A day of publication or withdrawal that is still to come is a plan; one more than a year ahead is probably a slip of the year."
        O gongbao_base::code::OWN;
}

/// How far ahead a plan reaches, in days.
const FAR: i32 = 366;

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let far = |day: &Date| site.today.days_until(*day) > FAR;
    let mut findings = Vec::new();
    for left in &site.left_out {
        if let LeftOutReason::Planned(day) = left.why
            && far(&day)
        {
            findings.push(of_publication(day, left.place.clone()));
        }
    }
    for document in &site.documents {
        let published = document.planned(site.today).filter(far);
        let place = || document.place(&[key("published")]);
        findings.extend(published.map(|day| of_publication(day, place())));
        findings.extend(document.leaves().filter(far).map(|day| of_withdrawal(day, document)));
    }
    findings
}

fn of_publication(day: Date, place: Place) -> Finding {
    Finding::new(&FAR_DATE, place)
        .says(
            format!("发布日期在一年以后：{day}，到那天才发布"),
            format!("published more than a year from now, on {day}; it does not go out before"),
        )
        .help("是不是写错了年份？", "is it a slip of the year?")
}

fn of_withdrawal(day: Date, document: &Document) -> Finding {
    let place = document.place(&[key("withdrawn"), key("date")]);
    Finding::new(&FAR_DATE, place)
        .says(
            format!("撤下日期在一年以后：{day}，在那以前全文仍然公开"),
            format!(
                "taken down more than a year from now, on {day}; all of it is public until then"
            ),
        )
        .help("是不是写错了年份？", "is it a slip of the year?")
}
