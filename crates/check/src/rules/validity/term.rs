//! A normative document names its term, and the term has a limit (VAL-02, VAL-03).

use super::public_notices::public_notices;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::notice::Notice, yaml::key};
use gongbao_site::Site;

codes! {
    TERM_MISSING = "VAL-02" Warning "规范性文件没有有效期" "a normative document without a term"
        "行政规范性文件要载明有效期，到期自动失效。"
        "A normative document names the time for which it is in force."
        M "规范性文件管理：有效期与状态";
    TERM_TOO_LONG = "VAL-03" Warning "有效期超过上限" "the term is too long"
        "规范性文件有效期最长5年，试行、暂行的最长3年。"
        "Five years at most; three for one on trial."
        M "广州市行政规范性文件管理规定（两件实例的有效期相符）";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    public_notices(site).filter_map(|(_, document, notice)| term(document, notice)).collect()
}

fn term(document: &Document, notice: &Notice) -> Option<Finding> {
    if !notice.normative {
        return None;
    }
    let (Some(from), Some(last)) = (notice.effective.or(notice.written), notice.last_day()) else {
        let [from, until, years] =
            ["effective", "expires", "valid_years"].map(|name| document.key(name));
        return Some(
            Finding::new(&TERM_MISSING, Place::at(&document.path(), 1, 1, 3))
                .says(
                    "规范性文件没有载明有效期",
                    "a normative document that does not name its term",
                )
                .help(
                    format!("填写“{from}”，以及“{until}”或“{years}”"),
                    format!("give `{from}`, and `{until}` or `{years}`"),
                ),
        );
    };
    let trial = ["试行", "暂行"].iter().any(|word| document.common.title.contains(word));
    let years = if trial { 3 } else { 5 };
    (last > from.last_day_of_years(years)).then(|| {
        let field = if notice.expires.is_some() { "expires" } else { "valid_years" };
        Finding::new(&TERM_TOO_LONG, document.place(&[key(field)]))
            .says(
                format!("有效期到 {last}，超过{years}年上限"),
                format!("in force until {last}, longer than the limit of {years} years"),
            )
            .help(
                format!("最晚到 {}", from.last_day_of_years(years)),
                format!("until {} at the latest", from.last_day_of_years(years)),
            )
    })
}
