//! Section six says what was charged for applications (AR-12).

use super::table::reports;
use crate::sections::sections;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::report::disclosure::SECTIONS};
use gongbao_site::Site;

codes! {
    REPORT_FEES = "AR-12" Warning "第六部分没有写信息处理费" "section six does not tell of fees for applications"
        "第六部分要写信息处理费的收取情况，没有收取也写一句。表二的行政事业性收费是另一回事，不用在这里说明。"
        "Section six says what was charged for applications, also when nothing was. The fees of table two are something else."
        S "政府信息公开信息处理费管理办法（国办函〔2020〕109号）；国办公开办函〔2021〕30号";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    reports(site).filter_map(|(document, _)| fees(document)).collect()
}

fn fees(document: &Document) -> Option<Finding> {
    let all = sections(document);
    let six = all.iter().find(|section| SECTIONS.last() == Some(&section.heading))?;
    (!six.text.contains("信息处理费")).then(|| {
        Finding::new(&REPORT_FEES, Place::file(&document.path()))
            .says("第六部分没有写信息处理费", "section six does not tell of fees for applications")
            .help(
                "写明收取情况，例如：本年度没有收取信息处理费",
                "say what was charged, for example 本年度没有收取信息处理费",
            )
    })
}
