//! Sound texts: `tests/corpus` is a site of invented regulations, notices and reports in the style of real ones. What is found
//! in it is exactly what stands in `tests/corpus/expected.txt`; most of them are as they should be.

use gongbao_base::{date::Date, finding::Finding};
use walkdir::WalkDir;

use crate::{compare, memory, repository};

#[test]
fn sound_texts_give_no_other_findings_than_these() {
    let root = repository("tests/corpus");
    let files: Vec<(String, Vec<u8>)> = WalkDir::new(root.join("content"))
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    let texts = files.iter().filter(|(path, _)| path.ends_with(".md")).count();
    assert!((10..=30).contains(&texts), "{texts} texts");
    let findings = memory::findings_on(Date::parse("2024-03-20").unwrap(), &files);
    compare("tests/corpus/expected.txt", &findings.iter().map(line).collect::<String>());
}

fn line(finding: &Finding) -> String {
    let Finding { code, place, message, .. } = finding;
    format!("{code} {}:{}:{} {}\n", place.file, place.line, place.column, message.zh)
}
