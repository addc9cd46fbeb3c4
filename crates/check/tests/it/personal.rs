//! Personal data: generated numbers of people in every shape are found, look-alikes are not; the fix masks and nothing else.

use gongbao_base::finding::Language;
use gongbao_check::{fix, format::json, rules::personal::find};
use gongbao_content::{kinds::Kind, settings::Settings};

use crate::{
    memory,
    shared::{
        people::{identity, look_alike, mobile, number, shaped},
        random::Random,
    },
};

#[test]
fn all_generated_numbers_are_found() {
    let mut random = Random(20_240_601);
    let mut missed = Vec::new();
    for at in 0..10_000 {
        let (kind, number) = number(&mut random, at);
        let text = shaped(&mut random, kind, &number);
        if !find(&text).iter().any(|found| found.digits == number) {
            missed.push(text);
        }
    }
    assert!(
        missed.is_empty(),
        "{} missed, such as {:?}",
        missed.len(),
        &missed[..missed.len().min(5)]
    );
}

#[test]
fn at_most_ten_of_ten_thousand_look_alikes_are_reported() {
    let mut random = Random(7_777_777);
    let mut wrong = Vec::new();
    for at in 0..10_000 {
        let text = look_alike(&mut random, at);
        wrong.extend(find(&text).into_iter().map(|found| (text.clone(), found.kind)));
    }
    assert!(
        wrong.len() <= 10,
        "{} reported, such as {:?}",
        wrong.len(),
        &wrong[..wrong.len().min(5)]
    );
}

#[test]
fn a_report_does_not_leak_what_it_reports_and_the_fix_masks_it() {
    let mut random = Random(5);
    let (person, phone) = (identity(&mut random), mobile(&mut random));
    let text = format!("---\ntitle: 名单\npublished: 2024-01-02\n---\n甲，{person}，{phone}。\n");
    let findings = |text: &str| {
        let files = [("content/notices/a.md".to_owned(), text.as_bytes().to_vec())];
        memory::findings(&files)
    };
    let said = json::write(&findings(&text), Language::Chinese);
    assert!(said.contains("PII-01") && said.contains("PII-02"), "{said}");
    assert!(!said.contains(&person) && !said.contains(&phone), "{said}");
    let kind = Kind::named("notice").unwrap();
    let fixed =
        fix("notices/a.md", kind, &text, &Settings::default(), gongbao_base::date::Date::default())
            .text
            .unwrap();
    assert!(fixed.contains("*************") && fixed.contains("****"), "{fixed}");
    assert!(fixed.contains("title: 名单") && !fixed.contains(&person) && !fixed.contains(&phone));
    assert!(findings(&fixed).iter().all(|finding| !finding.code.starts_with("PII")));
}

#[test]
fn the_values_of_the_settings_are_searched_as_documents_are() {
    let settings = |values: &str| {
        let text = format!(
            "名称: 测试站\n网址: https://test.example.cn/\n机构:\n  名称: 测试街道办事处\n{values}"
        );
        let files = [("content/site.yaml".to_owned(), text.into_bytes())];
        let found = memory::findings(&files).into_iter();
        found
            .filter(|finding| finding.code.starts_with("PII") || finding.code.starts_with("SECRET"))
            .map(|finding| (finding.code.to_string(), finding.place.line))
            .collect::<Vec<_>>()
    };
    assert_eq!(settings("  负责人: 张某，手机13800138000\n"), [("PII-02".to_owned(), 5)]);
    assert_eq!(settings("简介: 机密★5年\n"), [("SECRET-01".to_owned(), 5)]);
    for sound in [
        "  电话: [\"13800138000\"]\n公务手机: [\"13800138000\"]\n",
        "  地址: 某某路1号2栋三楼\n  负责人: 张某\n  邮箱: jiedao@test.gov.cn\n",
        "# 负责人手机 13800138000\n简介: 介绍保密审查制度\n",
    ] {
        assert_eq!(settings(sound), Vec::new(), "{sound}");
    }
}
