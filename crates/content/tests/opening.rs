//! What stands for a summary where nobody wrote one: lists, descriptions for search engines and packages all take it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use gongbao_content::{document, kinds::Kind, settings::Settings};

fn description(body: &str) -> String {
    let text = format!("---\ntitle: 关于做好某事的通知\npublished: 2024-01-02\n---\n{body}\n");
    let kind = Kind::named("notice").unwrap();
    let (document, _) = document::read(
        "notices/a.md",
        kind,
        &text,
        &Settings::default(),
        gongbao_base::date::Date::default(),
    );
    document.public().unwrap().description()
}

#[test]
fn an_addressee_a_signature_or_a_day_is_never_a_summary() {
    let sentence = "为做好防汛工作，现将有关事项通知如下：";
    assert_eq!(description(&format!("各社区居委会：\n\n{sentence}\n\n一、值班")), sentence);
    assert_eq!(description(&format!("**各科室、各社区：**\n\n{sentence}")), sentence);
    assert_eq!(description(&format!("2024年1月2日\n\n测试街道办事处\n\n{sentence}")), sentence);
    // Nothing else is there: the title says more.
    assert_eq!(description("各社区居委会：\n\n- 值班\n"), "值班");
    assert_eq!(description("各社区居委会：\n"), "关于做好某事的通知");
}
