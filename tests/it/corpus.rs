//! The checks on real laws: no personal data is found, and what is found is nearly always there.
//!
//! `tests/laws/judged.txt` holds every finding on the texts, judged by reading the place: code, what stands there, and
//! `true` or `false`. The laws themselves are not part of the repository.

use std::{collections::BTreeSet, fs, process::Command};

use gongbao::{check, content::settings::Settings};

use crate::harness::repository;

#[test]
fn real_laws_give_no_personal_data_and_few_false_findings() {
    let laws = repository().join("../shared/corpus/laws-sample.jsonl.gz");
    if !laws.exists() {
        eprintln!("skipped: the laws are not here");
        return;
    }
    let text = Command::new("gzip").arg("-dc").arg(&laws).output().unwrap().stdout;
    let judged_file = repository().join("tests/laws/judged.txt");
    let judged = fs::read_to_string(&judged_file).unwrap_or_default();
    let judged: BTreeSet<&str> = judged.lines().collect();
    let (mut count, mut wrong, mut new) = (0, 0, Vec::new());
    for line in String::from_utf8(text).unwrap().lines() {
        let law: serde_json::Value = serde_json::from_str(line).unwrap();
        let (title, body) = (law["title"].as_str().unwrap(), law["body"].as_str().unwrap());
        let text = format!("---\ntitle: {title}\n---\n{body}\n");
        count += 1;
        for finding in check::source("content/notices/a.md", &text, &Settings::default()) {
            assert!(!finding.code.starts_with("PII"), "{title}: {finding:?}");
            let place: String = text
                .lines()
                .nth(finding.place.line - 1)
                .unwrap()
                .chars()
                .skip(finding.place.column.saturating_sub(6))
                .take(16)
                .collect();
            let key = format!("{}\t{place}", finding.code);
            if judged.contains(format!("{key}\ttrue").as_str()) {
                continue;
            }
            wrong += 1;
            if !judged.contains(format!("{key}\tfalse").as_str()) {
                new.push(key);
            }
        }
    }
    assert!(new.is_empty(), "not judged yet, in tests/laws/judged.txt:\n{}", new.join("\n"));
    assert!(count >= 600 && wrong * 100 < count * 5, "{wrong} false findings in {count} laws");
}
