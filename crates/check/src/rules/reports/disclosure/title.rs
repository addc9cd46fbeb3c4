//! The title is the office's full name, the year, and 政府信息公开工作年度报告 (AR-13, AR-16).

use super::table::reports;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    REPORT_YEAR = "AR-13" Error "年报年份不一致" "the report's year and title differ"
        "标题里的年份要和年度一致。"
        "The title names the year of the report."
        S "国办公开办函〔2021〕30号：年报标题";
    REPORT_TITLE = "AR-16" Warning "年报标题不规范" "the report's title is not in its form"
        "标题是：机关全称＋年度＋政府信息公开工作年度报告。"
        "The title is the office's full name, the year, and 政府信息公开工作年度报告."
        S "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let office = &site.settings.org.name;
    let mut findings = Vec::new();
    for (document, report) in reports(site) {
        let place = || document.place(&[key("title")]);
        let (title, year) = (&document.common.title, report.year);
        if !title.contains(&format!("{year}年")) {
            findings.push(
                Finding::new(&REPORT_YEAR, place())
                    .says(
                        format!("标题里没有年度{year}年"),
                        format!("the title does not name the year {year}"),
                    )
                    .help(
                        format!("标题写成“某某街道办事处{year}年政府信息公开工作年度报告”"),
                        "write the office's full name, the year, and 政府信息公开工作年度报告",
                    ),
            );
        }
        let proper = format!("{office}{year}年政府信息公开工作年度报告");
        if *title != proper && !office.is_empty() {
            findings.push(
                Finding::new(&REPORT_TITLE, place())
                    .says("年报标题不规范", "the report's title is not in its form")
                    .help(format!("写成：{proper}"), format!("write {proper}")),
            );
        }
    }
    findings
}
