//! Section six says of fees that table two has (AR-12).

use super::{
    problems::says_nothing,
    table::{place, reports},
};
use gongbao_base::{codes, finding::Finding};
use gongbao_site::Site;

codes! {
    REPORT_FEES = "AR-12" Warning "有收费但没有说明" "fees that are not explained"
        "表二的行政事业性收费大于0时，第六部分要说明。"
        "Where table two has fees, section six says what they are."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site)
        .filter_map(|(document, report)| {
            let fees: f64 = report.table2.as_ref()?.fees.iter().sum();
            (fees > 0.0 && says_nothing(document, 6, 0)).then(|| {
                let table = document.key("table2");
                Finding::new(&REPORT_FEES, place(document, "table2", "fees"))
                    .says(
                        format!("表二有收费{fees}万元，第六部分没有说明"),
                        format!("{table} has fees of {fees}, and section six says nothing of them"),
                    )
                    .help(
                        "在“六、其他需要报告的事项”说明收费情况",
                        "say in section six what was charged",
                    )
            })
        })
        .collect()
}
