//! The word lists of the writing rules: the program's own, and those that the office keeps in `content/words/`.

use std::{ops::Range, sync::Arc};

use aho_corasick::{AhoCorasick, MatchKind};

use gongbao_base::finding::Finding;
use gongbao_content::{
    codes::WRONG_SHAPE,
    fields::{Reader, fields},
    limits,
    yaml::{self, MappingSide, PathStep, Source},
};

/// The folder of the office's lists below `content/`.
pub const FOLDER: &str = "words";

/// How much all lists of an office may hold, in bytes: some hundred thousand words.
pub const LONGEST: u64 = 4 << 20;

const DEFAULT: &str = include_str!("word_lists/default.yaml");

fields! {
    /// One file of lists.
    pub struct WordListFile {
        typos: Vec<String>, "错字" "错的写法 → 对的写法" "wrong → right" "[关健 → 关键]";
        retired: Vec<String>, "旧名" "旧名称 → 现名称" "former name → present name" "[工商局 → 市场监督管理局]";
        leftovers: Vec<String>, "模板" "样板里没有改掉的话" "words of templates" "[此处填写]";
    }
}

/// What a listed word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedWord {
    /// A typo, and what is meant.
    Typo(String),
    /// A former name, and the present one.
    Retired(String),
    /// What a template left.
    Leftover,
}

/// All lists together, ready to be looked for.
#[derive(Clone, Debug)]
pub struct WordLists {
    words: Arc<Vec<(String, ListedWord)>>,
    finder: Option<AhoCorasick>,
}

/// A listed word in a line.
#[derive(Debug)]
pub(crate) struct WordMatch<'a> {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) word: &'a ListedWord,
}

impl WordLists {
    /// The program's lists with those of the office: path below the site's folder, and text.
    #[must_use]
    pub fn new(own: &[(String, String)]) -> (Self, Vec<Finding>) {
        let mut words = Vec::new();
        let mut findings = Vec::new();
        let built_in = ("words/default.yaml".to_owned(), DEFAULT.to_owned());
        for (file, text) in [built_in].iter().chain(own) {
            if let Some(finding) = limits::check_yaml(file, text) {
                findings.push(finding);
                continue;
            }
            let source = Source { file, text, line: 1 };
            match yaml::read(source) {
                Ok(mapping) => {
                    let mut reader = Reader::new(source, &mapping, vec![WordListFile::FIELDS]);
                    let values = reader.values(mapping);
                    let lists: WordListFile = reader.typed(&values);
                    take(&lists, &reader, &mut words, &mut findings);
                    findings.extend(reader.finish().1);
                }
                Err(finding) => findings.push(finding),
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|(word, _)| word));
        (Self { words: Arc::new(words), finder: finder.ok() }, findings)
    }

    /// The listed words in a line.
    pub(crate) fn find<'a>(&'a self, line: &'a str) -> impl Iterator<Item = WordMatch<'a>> + 'a {
        self.finder.iter().flat_map(move |finder| finder.find_iter(line)).filter_map(|found| {
            let (_, word) = self.words.get(found.pattern().as_usize())?;
            Some(WordMatch { range: found.range(), word })
        })
    }
}

impl Default for WordLists {
    fn default() -> Self {
        Self::new(&[]).0
    }
}

fn take(
    lists: &WordListFile,
    reader: &Reader<'_>,
    words: &mut Vec<(String, ListedWord)>,
    findings: &mut Vec<Finding>,
) {
    let mut pairs = |key: &str, lines: &[String], word: fn(String) -> ListedWord| {
        for (at, line) in lines.iter().enumerate() {
            let parts = line.split_once('→').or_else(|| line.split_once("->"));
            match parts.map(|(a, b)| (a.trim(), b.trim())) {
                Some((a, b)) if !a.is_empty() && !b.is_empty() => {
                    words.push((a.to_owned(), word(b.to_owned())));
                }
                _ => {
                    let path = [PathStep::Key(key.to_owned()), PathStep::Item(at)];
                    findings.push(
                        Finding::new(&WRONG_SHAPE, reader.place_of(&path, MappingSide::Value))
                            .says(
                                format!("词表里少了箭头：{line}"),
                                format!("a line of the list has no arrow: {line}"),
                            )
                            .help(
                                "写成“错的写法 → 对的写法”",
                                "write the wrong form, an arrow → and the right form",
                            ),
                    );
                }
            }
        }
    };
    pairs("typos", &lists.typos, ListedWord::Typo);
    pairs("retired", &lists.retired, ListedWord::Retired);
    let leftovers = lists.leftovers.iter().filter(|line| !line.trim().is_empty());
    words.extend(leftovers.map(|line| (line.trim().to_owned(), ListedWord::Leftover)));
}

#[cfg(test)]
mod tests {
    use super::{ListedWord, WordLists};

    #[test]
    fn the_office_adds_its_own() {
        let own = (
            "content/words/a.yaml".to_owned(),
            "错字:\n  - 鹤隆 → 鹤龙\n  - 没有箭头\n".to_owned(),
        );
        let (words, findings) = WordLists::new(&[own]);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].place.line, findings[0].code.as_str()), (3, "FIELD-03"));
        let found: Vec<_> =
            words.find("鹤隆街的拔款").map(|hit| (hit.range.start, hit.word.clone())).collect();
        assert_eq!(
            found,
            [(0, ListedWord::Typo("鹤龙".into())), (12, ListedWord::Typo("拨款".into()))]
        );
    }

    #[test]
    fn a_list_that_no_one_wrote_is_told_and_not_read() {
        for text in [format!("错字: {}", "[".repeat(100_000)), "错字:\n".repeat(200_000)] {
            let own = ("content/words/a.yaml".to_owned(), text);
            let (_, findings) = WordLists::new(&[own]);
            let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
            assert_eq!(codes, ["FILE-07"]);
        }
    }
}
