//! A finding: one thing that is wrong, where it stands, and what to write instead, in Chinese and in English.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::code::Severity;
use super::{code::Code, digest::Digest};

/// The language of messages for the people who edit the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

/// A stretch of one line in a file; line and column count characters from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The path below the site's folder.
    pub file: String,
    /// The line, from 1; 0 when the finding is about the whole file.
    pub line: usize,
    /// The column in characters, from 1; 0 when the finding is about the whole file.
    pub column: usize,
    /// The length in characters.
    pub length: usize,
}

impl Place {
    /// A place that is a whole file.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A stretch of a line.
    #[must_use]
    pub fn at(file: &str, line: usize, column: usize, length: usize) -> Self {
        Self { file: file.to_owned(), line, column, length }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Message {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The code, as `explain` takes it.
    pub code: String,
    /// What an allowance names it by; given by [`sort_and_number`], and the same as long as file, code and message are.
    pub id: String,
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, one sentence without a final stop.
    pub message: Message,
    /// What to write instead.
    pub help: Message,
}

impl Finding {
    /// A finding of this code; message and help are set with [`Finding::says`] and [`Finding::help`].
    #[must_use]
    pub fn new(code: &Code, place: Place) -> Self {
        Self {
            code: code.id.to_owned(),
            id: String::new(),
            severity: code.severity,
            place,
            message: Message::new(code.zh, code.en),
            help: Message::default(),
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn says(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.message = Message::new(zh, en);
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Message::new(zh, en);
        self
    }

    /// A finding that is only to be looked at.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Whether the site may not be built while this stands.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts findings into their stable order (place, then code), drops repeats, and gives ids to those that have none.
pub fn sort_and_number(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (&a.place, &a.code, &a.message.en).cmp(&(&b.place, &b.code, &b.message.en))
    });
    findings.dedup();
    let mut alike: BTreeMap<[String; 3], Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.id.is_empty()) {
        let key = [finding.code.clone(), finding.place.file.clone(), timeless(&finding.message.en)];
        alike.entry(key).or_default().push(at);
    }
    for (key, all) in alike {
        // With one more or one less of the same, all get other ids: an allowance for one is none for its neighbours.
        for (nth, at) in all.iter().enumerate() {
            let count = format!("{nth}/{}", all.len());
            let parts = key.iter().map(String::as_bytes).chain([count.as_bytes()]);
            findings[*at].id = Digest::of_parts(parts).short();
        }
    }
}

/// The message without its numbers of days, which grow while the matter stays.
fn timeless(message: &str) -> String {
    let words: Vec<&str> = message.split(' ').collect();
    let counted = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.starts_with("days") || next.starts_with("working"))
    };
    let kept = words.iter().enumerate().filter(|(at, _)| !counted(*at));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// How many errors, warnings and notes there are.
#[must_use]
pub fn count(findings: &[Finding]) -> [usize; 3] {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    [of(Severity::Error), of(Severity::Warning), of(Severity::Note)]
}

#[cfg(test)]
mod tests {
    use super::{Finding, Place, sort_and_number};

    #[expect(unreachable_pub, reason = "codes are declared so that the catalogue can name them")]
    mod codes {
        crate::codes! {
            TYPO = "WORD-02" Warning "疑似错字" "perhaps a typo" "核对后改正。" "Look, and mend it." O "";
        }
    }

    fn ids(messages: &[(&str, usize)]) -> Vec<String> {
        let mut findings: Vec<Finding> = messages
            .iter()
            .map(|(text, line)| {
                Finding::new(&codes::TYPO, Place::at("a.md", *line, 1, 1)).says(*text, *text)
            })
            .collect();
        sort_and_number(&mut findings);
        findings.into_iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn ids_stay_when_lines_move_and_days_pass() {
        assert_eq!(ids(&[("a", 1)]), ids(&[("a", 9)]));
        assert_eq!(ids(&[("old for 5 days", 1)]), ids(&[("old for 6 days", 1)]));
        assert_ne!(ids(&[("a", 1)]), ids(&[("b", 1)]));
    }

    #[test]
    fn one_more_of_the_same_changes_all() {
        let two = ids(&[("a", 1), ("a", 2)]);
        assert_ne!(two[0], two[1]);
        assert!(!two.contains(&ids(&[("a", 1)])[0]));
    }
}
