//! Writing: listed words, names, brackets, weekdays, broken characters, numbers of headings (WORD, LANG, DOC-03).
//!
//! Each rule reads a file as it was typed, line by line (standards 8.2, 7 and 2.6 [S]).

pub mod brackets;
pub mod characters;
pub mod date_zeros;
pub mod doubled;
pub mod heading_numbers;
pub mod listed_words;
pub mod names;
pub mod numbers;
pub mod plan_periods;
pub mod weekdays;

/// The codes that a rule gives for a text.
#[cfg(test)]
pub(super) fn found(
    rule: fn(&crate::source_file::SourceFile<'_>) -> Vec<gongbao_base::finding::Finding>,
    text: &str,
) -> Vec<String> {
    let settings = gongbao_content::settings::Settings {
        names: vec!["鹤龙街道".to_owned()],
        ..gongbao_content::settings::Settings::default()
    };
    let words = crate::word_lists::WordLists::default();
    let file = crate::source_file::SourceFile {
        path: "a.md",
        text,
        document: None,
        shown: None,
        settings: &settings,
        words: &words,
    };
    rule(&file).into_iter().map(|finding| finding.code).collect()
}
