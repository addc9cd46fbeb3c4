//! The checks on real laws as notices: no personal data is found, and what is found is nearly always there.
//!
//! `tests/laws/judged.txt` holds every finding on the texts, judged by reading the place: code, what stands there, and
//! `true` or `false`. The laws themselves are not part of the repository.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use gongbao_base::{date::Date, finding::sort_and_number};
use gongbao_check::{source_file::SourceFile, word_lists::WordLists};
use gongbao_content::{document, kinds::KINDS, settings};
use gongbao_site::Site;

use crate::harness::{SETTINGS, repository};

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
    let (settings, _) = settings::read(SETTINGS);
    let words = WordLists::default();
    let kind = KINDS.iter().find(|kind| kind.name == "notice").unwrap();
    let mut texts = BTreeMap::new();
    let mut documents = Vec::new();
    let mut findings = Vec::new();
    for (number, line) in String::from_utf8(text).unwrap().lines().enumerate() {
        let law: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| law[name].as_str().unwrap_or_default().to_owned();
        let front = serde_yaml::to_string(&serde_json::json!({
            "title": field("title"), "published": "2024-01-02",
        }));
        let text = format!("---\n{}---\n{}\n", front.unwrap(), field("body"));
        let file = format!("notices/l{number:04}.md");
        let (document, found) = document::read(&file, kind, &text, &settings);
        let document = document.unwrap();
        findings.extend(found);
        findings.extend(gongbao_check::file(&SourceFile {
            path: &document.path(),
            text: &text,
            document: Some(&document),
            settings: &settings,
            words: &words,
        }));
        documents.push(document);
        texts.insert(format!("content/{file}"), text);
    }
    let count = documents.len();
    let today = Date::parse("2026-11-24").unwrap();
    let site = Site::new(settings, today, documents, BTreeMap::new());
    findings.extend(gongbao_check::site(&site));
    sort_and_number(&mut findings);
    let (mut wrong, mut new) = (0, BTreeSet::new());
    for finding in findings {
        assert!(!finding.code.starts_with("PII"), "{finding:?}");
        // What is about the site as a whole is not about the texts.
        let Some(text) = texts.get(&finding.place.file) else { continue };
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
    assert!(count >= 600 && wrong * 100 < count * 5, "{wrong} false findings in {count} laws");
}
