//! Whatever a user writes, nothing panics: reading, every rule, every format.

use gongbao_base::{
    code::Code,
    finding::{Finding, Language},
};
use gongbao_check::{
    fix,
    format::{json, sarif, text},
    rules::{pages, writing::listed_words::TYPO},
};
use gongbao_content::{
    kinds::{KINDS, common::Common},
    settings::Settings,
};
use proptest::prelude::*;

use crate::{memory, shared::fuzz::run};

/// Settings with what the rules of texts look at.
const SETTINGS: &str = "name: 测试站\nurl: https://test.example/\nnames: [鹤龙街道, 三元里]\ntopics: [{id: a, name: 法律服务}]\nretired_hosts: [old.example]\norg: {name: 测试街道办事处, short: 测试街, level: 街道, address: 甲路1号, credit_code: 11440100000000000A}\n";

/// Words joined in any order, now and then with anything at all between them.
fn pieces(words: &[&str], most: usize) -> impl Strategy<Value = String> + use<> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let piece = prop_oneof![9 => prop::sample::select(words), 1 => any::<String>()];
    prop::collection::vec(piece, 0..most).prop_map(|parts| parts.concat())
}

/// What means something in front matter.
fn front() -> impl Strategy<Value = String> {
    let mut words: Vec<&str> = KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().chain(Common::FIELDS))
        .flat_map(|field| [field.name, field.label])
        .collect();
    let keys = words.len();
    for _ in 0..keys / 40 {
        // As many marks and values as keys.
        words.extend([
            ": ",
            "\n",
            "\n  ",
            "\n- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "!x ",
            "|",
            ">",
            "'",
            "\"",
            "#",
            "---\n",
            "\t",
            "：",
            "?",
            "%",
            "\u{feff}",
            "\r\n",
            "2024-01-02",
            "2024-02-30",
            "true",
            "null",
            "~",
            "1e999",
            "-0",
            ".inf",
            "0x1F",
            "568",
            "周一至周五",
            "09:00-12:00",
            "020-12345678",
            "鹤街办[2023]第5号",
            "11440100000000000A/2023-00001",
        ]);
    }
    pieces(&words, 40)
}

/// What means something in a text, to Markdown or to a rule; most of it cut off somewhere.
const OF_TEXT: [&str; 99] = [
    "# ",
    "## ",
    "###### ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<b>",
    "<!--",
    "|",
    "|-|\n",
    "|--:|\n",
    "| 姓名 | 电话 |\n|--|--|\n",
    "{{",
    "}}",
    "org.phone",
    "a.value",
    "\\",
    "&amp;",
    "&#0;",
    "表1 ",
    "http://",
    "https://old.example/",
    "../",
    "%E9",
    "%",
    "#",
    "[x]: y\n",
    "\u{0}",
    "\r",
    "法治",
    "2023年12月1日",
    "年1月1日",
    "12月31日",
    "（星期",
    "（星期五）",
    "（星期天",
    "2025年3月1日（星期",
    "鹤街办〔2023〕5号",
    "鹤街办[2023]第05号",
    "68282.2平方米",
    "〔〔",
    "》",
    "《",
    "（",
    "）",
    "，",
    "。",
    "🏳️‍🌈",
    "\u{202e}",
    "𠮷",
    "\u{200b}",
    "\u{fffd}",
    "110105",
    "19491231",
    "002X",
    "１１０",
    "13800138000",
    "138****8000",
    "1380013****",
    "4111 1111",
    "86",
    "-",
    "住址",
    "家庭住址：甲路",
    "12号",
    "3栋",
    "401室",
    "身份证",
    "一、",
    "（十二）",
    "十",
    "2.",
    "的的",
    "拔款",
    "工商局",
    "→",
    "机密★",
    "鹤隆街道",
    "本办法自",
    "起施行",
    "有效期为",
    "行政复议",
    "件",
    "宗",
];

fn body() -> impl Strategy<Value = String> {
    pieces(&OF_TEXT, 80)
}

/// What means something in a built page.
fn html() -> impl Strategy<Value = String> {
    let words = [
        "<a href=\"",
        "<a href=",
        "\">",
        "<img src=",
        "<script",
        " src=\"",
        "</script>",
        "<p style='",
        "'>",
        "<link rel=stylesheet href=",
        "<form action=",
        "<object data=",
        "<iframe ",
        "../",
        "./",
        "..",
        ".",
        "//",
        "https:",
        "tel:",
        ":",
        "%E9",
        "%",
        "#x",
        "?",
        "a.html",
        "<!--",
        "-->",
        "<",
        ">",
        "\"",
        "&",
        "法治",
        "\u{0}",
        " alt=\"\"",
        "\n",
    ];
    pieces(&words, 40)
}

/// What a text goes through as a file of every kind, beside another one, as an attachment, and under `--fix`.
fn check(text: &str) {
    let mut files = vec![("content/site.yaml".to_owned(), SETTINGS.as_bytes().to_vec())];
    for kind in KINDS {
        let beside = "---\ntitle: 另一篇\npublished: 2024-01-02\nyear: 2022\n---\n正文。\n";
        for (name, text) in [("a.md", text), ("b.md", beside), ("a.txt", text)] {
            let path = format!("content/{}/{name}", kind.folder);
            files.push((path, text.as_bytes().to_vec()));
        }
    }
    show(&memory::findings(&files), text);
    let _ = fix(
        "notices/a.md",
        &KINDS[0],
        text,
        &Settings::default(),
        gongbao_base::date::Date::default(),
    );
}

/// What a text goes through as the office's word list, settings, and list of addresses.
fn check_lists(text: &str) {
    let files = ["content/words/a.yaml", "content/site.yaml", "content/urls.lock"];
    show(&memory::findings(&files.map(|path| (path.to_owned(), text.as_bytes().to_vec()))), text);
}

fn show(findings: &[Finding], source: &str) {
    let codes: [&Code; 1] = [&TYPO];
    let line = |_: &str, line: usize| source.lines().nth(line - 1).map(str::to_owned);
    let shown = text::write(findings, Language::Chinese, false, &line);
    assert!(findings.is_empty() || !shown.is_empty());
    assert_eq!(json::write(findings, Language::English).lines().count(), findings.len());
    let _ = sarif::write(findings, &codes, Language::English);
}

#[test]
fn front_matter() {
    run(front(), |front| {
        check(&format!("---\n{front}\n---\n正文\n"));
        check_lists(front);
    });
}

/// What all rules of texts look at.
const FRONT: &str = "title: 通知\npublished: 2024-01-02\nwritten: 2023-12-01\neffective: 2024-01-03\nvalid_years: 5\ndocument_number: 鹤街办〔2023〕5号\nyear: 2023\nreport_type: disclosure\ntable3: {received: [1, 0, 0, 0, 0, 0]}\ntable4: {review: [1, 0, 0, 0]}\nfigures: [{id: a, label: 数, value: 1, unit: 件}]\n";

#[test]
fn whole_file() {
    run(body(), |body| check(&format!("---\n{FRONT}---\n{body}")));
}

/// What random input found.
#[test]
fn a_year_that_is_cut_off_by_the_start_of_a_line_is_no_harm() {
    check(&format!("---\n{FRONT}---\n0年1月1日至12月31日\n\n年1月1日至12月31日\n"));
}

#[test]
fn anything() {
    run(any::<String>(), |text| check(text));
}

#[test]
fn built_pages() {
    run(html(), |html| {
        let scan = pages::scan("public", "/gk/", "a/b.html", html);
        let files = [("a/b.html".to_owned(), 10)].into();
        let findings = pages::judge("public", [("a/b.html".to_owned(), scan)].into(), &files);
        show(&findings, html);
    });
}

#[test]
fn attachments() {
    // Office files are taken apart in the tests of `office`; here their texts go through the rules.
    run(body(), |body| {
        let contents = gongbao_office::read("notices/a.txt", body.as_bytes());
        let findings = gongbao_check::attachment("notices/a.txt", &contents, &Settings::default());
        show(&findings, body);
    });
}

#[test]
fn deep_nesting_is_no_harm() {
    let notice = |text: &str| {
        let path = "content/notices/a.md".to_owned();
        show(&memory::findings(&[(path, text.as_bytes().to_vec())]), text);
    };
    for piece in ["> ", "- ", "[", "![", "*a _b ", "("] {
        notice(&format!("---\ntitle: 通知\n---\n{}", piece.repeat(20_000)));
    }
    notice(&format!("---\ntitle: {}\n---\n", "[".repeat(20_000)));
    notice(&format!("---\n{}\n---\n", "- ".repeat(5_000)));
}
