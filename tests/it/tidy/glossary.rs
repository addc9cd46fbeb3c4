//! One English name for each official Chinese term: the glossary of ARCHITECTURE.md, and that no other name occurs.

use std::fs;

use crate::harness::repository;

/// Term, its name, and the names that it must not have.
fn glossary() -> Vec<(String, String, Vec<String>)> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("\n## Glossary").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let never = cells[2].split(", ").filter(|word| !word.is_empty()).map(str::to_owned);
        (cells[0].to_owned(), cells[1].to_owned(), never.collect())
    })
    .collect()
}

/// Whether a text has these words, as words.
fn has(text: &str, words: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(words).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(letter) && !after.is_some_and(letter)
    })
}

#[test]
fn official_terms_have_one_english_name() {
    let glossary = glossary();
    assert!(glossary.len() >= 20, "the glossary has {} terms", glossary.len());
    let mut wrong = Vec::new();
    for folder in ["src", "crates", "docs", "tests/it", "themes", "README.md", "CONTRIBUTING.md"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            let ending = entry.path().extension().and_then(|ending| ending.to_str());
            if !matches!(ending, Some("rs" | "md" | "html" | "css" | "js")) {
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap().to_lowercase();
            for (term, name, never) in &glossary {
                for other in never.iter().filter(|other| has(&text, other)) {
                    wrong.push(format!(
                        "{}: {term} is {name}, not {other}",
                        entry.path().strip_prefix(repository()).unwrap().display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_name_of_the_glossary_is_used() {
    let mut all = String::new();
    for folder in ["src", "crates", "docs"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)) {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|ending| ending == "rs" || ending == "md") {
                all.push_str(&fs::read_to_string(entry.path()).unwrap().to_lowercase());
            }
        }
    }
    for (term, name, _) in glossary() {
        assert!(
            name.split(" / ").any(|name| all.contains(name)),
            "{term}: nothing is called {name}"
        );
    }
}
