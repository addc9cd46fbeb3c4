//! What a receipt tells a change by: the data of a document, never its looks.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../../tests/shared/annual_report.rs"]
mod annual_report;

use std::collections::BTreeMap;

use gongbao_base::{date::Date, digest::Digest};
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_handover::fragment::Fragment;
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

/// The digest of the only document of a site.
fn digest(folder: &str, kind: &str, text: &str) -> Digest {
    let (settings, _) =
        settings::read("name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n");
    let kind = Kind::named(kind).unwrap();
    let document =
        document::read(&format!("{folder}/a.md"), kind, text, &settings, Date::default()).0;
    let today = Date::parse("2024-06-01").unwrap();
    let site = Site::new(settings, today, [document].into_iter().collect(), BTreeMap::new());
    Fragment::new(&Plan::new(&site, Edition::Online), 0).digest().unwrap()
}

/// As they were in receipts of the versions before: with other looks, no document of ten thousand is changed.
#[test]
fn digests_are_those_of_older_receipts() {
    let [_, tables] = annual_report::two_years();
    let report = digest("reports", "report", &annual_report::text(2023, &tables));
    assert_eq!(report.hex(), "542494ac49a0aa568e4a67ee41831ef139e1ee30b64a2f41059027b5f85daeed");
    let notice = "---\ntitle: 通知\npublished: 2024-01-02\n---\n各社区居委会：\n\n正文。\n\n- 一\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n测试街道办事处\n\n2024年1月2日\n";
    assert_eq!(
        digest("notices", "notice", notice).hex(),
        "14fb4efa8d48fd0e600f00665bc613518ae345d04c111bbe35c607d6eb77a0f2"
    );
}
