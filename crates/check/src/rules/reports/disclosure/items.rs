//! How many items the prose says were published, against those of this site (AR-15).

use super::table::reports;
use crate::sections::plain;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::Report};
use gongbao_site::Site;

codes! {
    ITEMS_DIFFER = "AR-15" Warning "公开条数与本站不符" "the number of items is not the site's"
        "正文写的“主动公开N条”和本站当年发布的条数不同。其他渠道也有公开的，写明口径。"
        "The text names another number of published items than the site has for the year."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site).filter_map(|(document, report)| published(site, document, report)).collect()
}

fn published(site: &Site, document: &Document, report: &Report) -> Option<Finding> {
    let text = plain(&document.body.html);
    let (_, rest) = text.split_once("主动公开")?;
    let clause = rest.split(['，', '。', '；']).next()?;
    let before = clause.split_once('条')?.0;
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let said: usize = before[digits..].parse().ok()?;
    let of_year = site.documents.iter().filter(|document| {
        document
            .common
            .published
            .is_some_and(|day| i32::from(day.date.year()) == i32::from(report.year))
    });
    let count = of_year.count();
    (said != count).then(|| {
        Finding::new(&ITEMS_DIFFER, Place::file(&document.path()))
            .says(
                format!("正文写主动公开{said}条，本站{}年发布{count}条", report.year),
                format!(
                    "the text says {said} items, this site published {count} in {}",
                    report.year
                ),
            )
            .help(
                "核对口径；其他渠道也有公开的，在正文写明",
                "check how they were counted; name other channels in the text",
            )
    })
}
