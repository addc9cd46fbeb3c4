//! Findings in every format, whole, against `tests/formats`; and SARIF against what its schema asks.

use gongbao_base::{
    code::Code,
    finding::{Finding, Language},
};
use gongbao_check::{
    format::{json, sarif, text},
    rules::{
        attachments::hidden::HIDDEN_CONTENT, metadata::undated::UNDATED,
        personal::whole_numbers::MOBILE_NUMBER, writing::listed_words::TYPO,
    },
};
use gongbao_content::codes::{BAD_DATE, MISSING_KEY};
use serde_json::Value;

use crate::{compare, memory};

/// A notice with findings of each severity, of a whole file, at its first line, at three places, with wide characters before the place, with
/// characters that could drive a terminal.
const NOTICE: &str = "---\n标题: 关于做好防汛工作的通知\n成文日期: 2024-2-30\nsample: true\n---\n\
    各社区：\n\n经费已拔款到位，值班手机13800138000。\u{1b}[31m请放在<b>显眼</b>处。\n\n\
    第一批拔款。\n\n第二批拔款。\n";

const CODES: [&Code; 6] =
    [&MISSING_KEY, &BAD_DATE, &UNDATED, &MOBILE_NUMBER, &TYPO, &HIDDEN_CONTENT];

fn findings() -> Vec<Finding> {
    let settings = "name: 测试站\nurl: https://test.example.cn/\norg: {name: 测试街道办事处}\n";
    let files = [
        ("content/site.yaml", settings),
        ("content/notices/fang xun.md", NOTICE),
        ("content/notices/附表.csv", "电话,13900139000\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let mut findings = memory::findings(&files);
    // What the site as a whole lacks is of no interest here.
    findings.retain(|finding| finding.place.file != "content/site.yaml");
    assert!(findings.len() >= 6, "{findings:#?}");
    findings
}

fn line(file: &str, number: usize) -> Option<String> {
    let text = (file == "content/notices/fang xun.md").then_some(NOTICE)?;
    text.lines().nth(number - 1).map(str::to_owned)
}

#[test]
fn text_is_as_expected() {
    let findings = findings();
    compare("tests/formats/zh.txt", &text::write(&findings, Language::Chinese, false, &line));
    compare("tests/formats/en.txt", &text::write(&findings, Language::English, false, &line));
    compare("tests/formats/color.txt", &text::one(&findings[0], Language::Chinese, true, &line));
}

#[test]
fn many_of_one_code_are_cut_short() {
    let mut findings = findings();
    findings.truncate(1);
    let many = vec![findings.remove(0); 23];
    let shown = text::write(&many, Language::Chinese, false, &|_, _| None);
    assert_eq!(shown.matches(&many[0].message.zh).count(), 20);
    assert!(
        shown.ends_with(&format!("{} 还有 3 处，用 JSON 格式输出可查看全部\n\n", many[0].code))
    );
}

#[test]
fn json_lines_are_as_expected() {
    compare("tests/formats/zh.jsonl", &json::write(&findings(), Language::Chinese));
    compare("tests/formats/en.jsonl", &json::write(&findings(), Language::English));
}

#[test]
fn sarif_is_as_expected() {
    for (file, language) in [("zh", Language::Chinese), ("en", Language::English)] {
        let log = sarif::write(&findings(), &CODES, language);
        let log = log.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        compare(&format!("tests/formats/{file}.sarif"), &log);
    }
}

/// What sarif-schema-2.1.0.json asks of the parts that are written here.
#[test]
fn sarif_follows_its_schema() {
    let findings = findings();
    let log: Value =
        serde_json::from_str(&sarif::write(&findings, &CODES, Language::English)).unwrap();
    keys(&log, &["version", "runs"], &["$schema"]);
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    let run = &log["runs"][0];
    keys(run, &["tool"], &["columnKind", "results"]);
    assert!(matches!(run["columnKind"].as_str(), Some("utf16CodeUnits" | "unicodeCodePoints")));
    keys(&run["tool"], &["driver"], &[]);
    let driver = &run["tool"]["driver"];
    keys(driver, &["name"], &["version", "rules"]);
    let rules = driver["rules"].as_array().unwrap();
    for (at, rule) in rules.iter().enumerate() {
        keys(rule, &["id"], &["shortDescription", "fullDescription", "properties"]);
        message(&rule["shortDescription"]);
        message(&rule["fullDescription"]);
        assert!(rules[..at].iter().all(|other| other != rule), "rules are unique");
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    results.iter().for_each(result);
}

fn result(result: &Value) {
    keys(
        result,
        &["message"],
        &["ruleId", "level", "locations", "partialFingerprints", "properties"],
    );
    message(&result["message"]);
    assert!(matches!(result["level"].as_str(), Some("none" | "note" | "warning" | "error")));
    assert!(result["partialFingerprints"]["gongbao/v1"].as_str().is_some_and(|id| !id.is_empty()));
    for location in result["locations"].as_array().unwrap() {
        keys(location, &[], &["physicalLocation"]);
        let place = &location["physicalLocation"];
        keys(place, &["artifactLocation"], &["region"]);
        keys(&place["artifactLocation"], &[], &["uri"]);
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        let reserved = |c: char| c.is_ascii_alphanumeric() || "-._~%/".contains(c);
        assert!(!uri.starts_with('/') && uri.chars().all(reserved), "a relative URI: {uri}");
        if let Some(region) = place.get("region") {
            keys(region, &["startLine", "startColumn", "endColumn"], &[]);
            let number = |name: &str| region[name].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!(number("endColumn") > number("startColumn"));
        }
    }
}

fn message(message: &Value) {
    keys(message, &["text"], &[]);
    assert!(!message["text"].as_str().unwrap().is_empty());
}

/// An object has all of the first, and beside them no other than the second.
fn keys(object: &Value, required: &[&str], allowed: &[&str]) {
    let object = object.as_object().unwrap();
    for key in required {
        assert!(object.contains_key(*key), "{key} is missing in {object:?}");
    }
    for key in object.keys() {
        assert!(required.iter().chain(allowed).any(|known| known == key), "{key} is unknown");
    }
}
