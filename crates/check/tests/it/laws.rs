//! The rules on 600 real laws as notices: no personal data is found, and what is found is nearly always there.
//!
//! `tests/laws/judged.txt` holds every finding on the texts, judged by reading the place: code, what stands there, and
//! `true` or `false`. The laws themselves are not part of the repository, so this runs only when it is asked for:
//! `cargo test -p gongbao-check --test it laws -- --ignored`, with `laws-sample.jsonl.gz` in `../shared/corpus`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use gongbao_base::date::Date;
use serde_json::Value;

use crate::{memory, repository};

#[test]
#[ignore = "needs the laws in ../shared/corpus, which are no part of the repository"]
fn real_laws_give_no_personal_data_and_few_false_findings() {
    let laws = repository("../shared/corpus/laws-sample.jsonl.gz");
    let unpacked = Command::new("gzip").arg("-dc").arg(&laws).output().unwrap();
    assert!(unpacked.status.success(), "{} cannot be read", laws.display());
    let settings = "name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n";
    let mut files = vec![("content/site.yaml".to_owned(), settings.as_bytes().to_vec())];
    let lines = String::from_utf8(unpacked.stdout).unwrap();
    files.extend(lines.lines().enumerate().map(|(number, line)| file(number, line)));
    let findings = memory::findings_on(Date::parse("2026-11-24").unwrap(), &files);

    let judged = fs::read_to_string(repository("tests/laws/judged.txt")).unwrap();
    let judged: BTreeSet<&str> = judged.lines().collect();
    let texts: BTreeMap<&str, &str> = files[1..]
        .iter()
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect();
    let (mut wrong, mut new) = (0, BTreeSet::new());
    for finding in findings {
        assert!(!finding.code.starts_with("PII"), "{finding:?}");
        // What is about the site as a whole is not about the texts.
        let Some(text) = texts.get(finding.place.file.as_str()) else { continue };
        let line = text.lines().nth(finding.place.line.saturating_sub(1)).unwrap();
        let place: String =
            line.chars().skip(finding.place.column.saturating_sub(6)).take(16).collect();
        let key = format!("{}\t{}", finding.code, place.trim());
        if judged.contains(format!("{key}\ttrue").as_str()) {
            continue;
        }
        wrong += 1;
        if !judged.contains(format!("{key}\tfalse").as_str()) {
            new.insert(key);
        }
    }
    let new: Vec<String> = new.into_iter().collect();
    assert!(new.is_empty(), "not judged yet, in tests/laws/judged.txt:\n{}", new.join("\n"));
    let count = texts.len();
    assert!(count >= 600 && wrong * 100 < count * 5, "{wrong} false findings in {count} laws");
}

/// A law as a notice.
fn file(number: usize, line: &str) -> (String, Vec<u8>) {
    let law: Value = serde_json::from_str(line).unwrap();
    let field = |name: &str| law[name].as_str().unwrap_or_default();
    let front = serde_json::json!({ "title": field("title"), "published": "2024-01-02" });
    let front = serde_yaml::to_string(&front).unwrap();
    let text = format!("---\n{front}---\n{}\n", field("body"));
    (format!("content/notices/l{number:04}.md"), text.into_bytes())
}
