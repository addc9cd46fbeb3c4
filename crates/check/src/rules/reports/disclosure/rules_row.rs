//! A sub-district makes no rules, so their row in table two is 0 (AR-14).

use super::table::{place, reports};
use gongbao_base::{codes, finding::Finding};
use gongbao_site::Site;

codes! {
    REPORT_RULES = "AR-14" Warning "街道的规章不为零" "rules of a sub-district"
        "街道没有规章制定权，表二“规章”一行都是0。"
        "A sub-district makes no rules; their row in table two is 0."
        M "立法法：街道没有规章制定权";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    if site.settings.org.level.as_deref() != Some("街道") {
        return Vec::new();
    }
    reports(site)
        .filter_map(|(document, report)| {
            let rules: f64 = report.table2.as_ref()?.rules.iter().sum();
            (rules > 0.0).then(|| {
                let row = document.key("table2.rules");
                Finding::new(&REPORT_RULES, place(document, "table2", "rules"))
                    .says(
                        format!("街道没有规章制定权，表二“{row}”应为0，请核对"),
                        "a sub-district makes no rules; their row in table 2 is 0",
                    )
                    .help("改成 [0, 0, 0]", "write [0, 0, 0]")
            })
        })
        .collect()
}
