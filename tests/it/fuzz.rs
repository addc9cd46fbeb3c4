//! Whatever a user writes, nothing panics. `GONGBAO_FUZZ_SECONDS` sets how long each target runs; two seconds by default.

use std::time::{Duration, Instant};

use gongbao_content::{document, kinds::KINDS, settings};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, TestRunner},
};

fn run(strategy: impl Strategy<Value = String>, target: impl Fn(&str)) {
    let seconds =
        std::env::var("GONGBAO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let mut cases = 0_u32;
    while Instant::now() < end {
        let value = strategy.new_tree(&mut runner).unwrap().current();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| target(&value)));
        assert!(caught.is_ok(), "panicked on {value:?}");
        cases += 1;
    }
    assert!(cases > 100, "only {cases} cases");
}

/// Pieces that mean something in front matter, mixed with anything at all.
fn front() -> impl Strategy<Value = String> {
    let keys: Vec<String> = KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().chain(gongbao_content::kinds::common::Common::FIELDS))
        .flat_map(|field| [field.name.to_owned(), field.label.to_owned()])
        .collect();
    let piece = prop_oneof![
        4 => prop::sample::select(keys),
        4 => prop::sample::select(vec![": ", "\n", "\n  ", "\n- ", "[", "]", "{", "}", "&a ", "*a", "!x ", "|", ">", "'", "\"", "#", "---\n", "\t", "：", "?", "%", "\u{feff}", "\r\n"]).prop_map(str::to_owned),
        3 => prop::sample::select(vec!["2024-01-02", "2024-02-30", "true", "null", "~", "1e999", "-0", ".inf", "0x1F", "568", "周一至周五", "09:00-12:00", "020-12345678"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
}

/// Pieces that mean something in Markdown.
fn body() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec!["# ", "## ", "###### ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "*", "**", "_", "`", "```\n", "[", "](", ")", "![", "<", ">", "<b>", "<!--", "|", "|-|\n", "|--:|\n", "{{", "}}", "org.phone", "a.value", "\\", "&amp;", "&#0;", "表1 ", "http://", "../", "%E9", "%", "#", "[x]: y\n", "\u{0}", "\r"]).prop_map(str::to_owned),
        3 => prop::sample::select(vec!["法治", "2023年12月1日", "鹤街办〔2023〕5号", "68282.2平方米", "〔〔", "，", "。", "🏳️‍🌈", "\u{202e}", "𠮷"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|parts| parts.concat())
}

fn read(text: &str) {
    let (settings, _) = settings::read("name: 测试\norg: {name: 测试}\n");
    for kind in KINDS {
        let (document, findings) =
            document::read(&format!("{}/a.md", kind.folder), kind, text, &settings);
        if let Some(document) = document {
            let site = gongbao_site::Site::new(
                settings.clone(),
                gongbao_base::date::Date::default(),
                vec![document],
                std::collections::BTreeMap::new(),
            );
            let _ = gongbao_check::site(&site);
        }
        let shown = gongbao_check::format::text::write(
            &findings,
            gongbao_base::finding::Language::Chinese,
            false,
            &|_, line| text.lines().nth(line - 1).map(str::to_owned),
        );
        assert!(findings.is_empty() || !shown.is_empty());
    }
}

#[test]
fn front_matter() {
    run(front(), |front| {
        read(&format!("---\n{front}\n---\n正文\n"));
        let _ = settings::read(front);
    });
}

#[test]
fn whole_page() {
    run(body(), |body| {
        read(&format!(
            "---\ntitle: 通知\nyear: 2023\nfigures: [{{id: a, label: 数, value: 1, unit: 件}}]\n---\n{body}"
        ))
    });
}

#[test]
fn anything() {
    run(any::<String>(), read);
}

#[test]
fn deep_nesting_is_no_harm() {
    for piece in ["> ", "- ", "[", "![", "*a _b ", "("] {
        read(&format!("---\ntitle: 通知\n---\n{}", piece.repeat(20_000)));
    }
    read(&format!("---\ntitle: {}\n---\n", "[".repeat(20_000)));
    read(&format!("---\n{}\n---\n", "- ".repeat(5_000)));
}
