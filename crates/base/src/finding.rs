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
    /// Where; the first place, when there are more.
    pub place: Place,
    /// The other places in the same file where the same is wrong; [`sort_and_number`] gathers them.
    pub also: Vec<Place>,
    /// What is wrong, one sentence without a final stop.
    pub message: Message,
    /// The law or document that asks for it, by its official name; empty when only this program does.
    pub basis: String,
    /// What to write instead.
    pub help: Message,
}

impl Finding {
    /// A finding of this code, on what the code rests; message and help are set with [`Finding::says`] and [`Finding::help`].
    #[must_use]
    pub fn new(code: &Code, place: Place) -> Self {
        Self {
            code: code.id.to_owned(),
            id: String::new(),
            severity: code.severity,
            place,
            also: Vec::new(),
            message: Message::new(code.zh, code.en),
            basis: code.basis().to_owned(),
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

    /// A finding that is good to know and asks for nothing: an opinion, a custom.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// All places, the first one first.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.also)
    }

    /// Whether the site may not be built while this stands.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts findings into their stable order: place, then code.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (&a.place, &a.code, &a.message.en).cmp(&(&b.place, &b.code, &b.message.en))
    });
}

/// Sorts findings, makes one of those that say the same of one file, and gives ids to those that have none.
pub fn sort_and_number(findings: &mut Vec<Finding>) {
    sort(findings);
    findings.dedup();
    gather(findings);
    findings.chunk_by_mut(of_one_file).for_each(number);
}

/// Whether two neighbours stand in one file; files are sorted, so each is one stretch and can be looked at by itself.
fn of_one_file(one: &Finding, next: &Finding) -> bool {
    one.place.file == next.place.file
}

/// Gives ids to those of one file that have none.
fn number(findings: &mut [Finding]) {
    let mut alike: BTreeMap<[String; 2], Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.id.is_empty()) {
        let key = [finding.code.clone(), timeless(&finding.message.en)];
        alike.entry(key).or_default().push(at);
    }
    for ([code, message], all) in alike {
        // With one place more or one less, all get other ids: an allowance for some is none for their neighbours.
        let total: usize = all.iter().map(|at| findings[*at].places().count()).sum();
        let mut nth = 0;
        for at in all {
            let count = match findings[at].places().count() {
                1 => format!("{nth}/{total}"),
                places => format!("{nth}+{places}/{total}"),
            };
            let parts = [&code, &findings[at].place.file, &message, &count];
            findings[at].id = Digest::of_parts(parts.map(String::as_bytes)).short();
            nth += findings[at].places().count();
        }
    }
}

/// Makes one finding with many places of those that differ in nothing but their place in a file.
fn gather(findings: &mut Vec<Finding>) {
    let mut kept = 0;
    for (at, home) in homes(findings).into_iter().enumerate() {
        if home == kept {
            findings.swap(kept, at);
            kept += 1;
        } else {
            let place = std::mem::take(&mut findings[at].place);
            let also = std::mem::take(&mut findings[at].also);
            findings[home].also.extend(std::iter::once(place).chain(also));
        }
    }
    findings.truncate(kept);
}

/// For each finding, the number of the one that it becomes or joins.
fn homes(findings: &[Finding]) -> Vec<usize> {
    let mut homes = Vec::with_capacity(findings.len());
    let mut count = 0;
    for of_file in findings.chunk_by(of_one_file) {
        let mut first = BTreeMap::new();
        for finding in of_file {
            let Finding { severity, code, id, message, help, .. } = finding;
            let same = (severity, [code, id, &message.zh, &message.en, &help.zh, &help.en]);
            let home = *first.entry(same).or_insert(count);
            count = count.max(home + 1);
            homes.push(home);
        }
    }
    homes
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

    fn findings(messages: &[(&str, usize)]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = messages
            .iter()
            .map(|(text, line)| {
                Finding::new(&codes::TYPO, Place::at("a.md", *line, 1, 1)).says(*text, *text)
            })
            .collect();
        sort_and_number(&mut findings);
        findings
    }

    fn ids(messages: &[(&str, usize)]) -> Vec<String> {
        findings(messages).into_iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn ids_stay_when_lines_move_and_days_pass() {
        assert_eq!(ids(&[("a", 1)]), ids(&[("a", 9)]));
        assert_eq!(ids(&[("old for 5 days", 1)]), ids(&[("old for 6 days", 1)]));
        assert_ne!(ids(&[("a", 1)]), ids(&[("b", 1)]));
    }

    #[test]
    fn what_repeats_is_one_finding_with_its_places() {
        let found = findings(&[("a", 4), ("b", 2), ("a", 1), ("a", 9)]);
        let lines = |finding: &Finding| finding.places().map(|place| place.line).collect();
        let told: Vec<(String, Vec<usize>)> =
            found.iter().map(|finding| (finding.message.zh.clone(), lines(finding))).collect();
        assert_eq!(told, [("a".to_owned(), vec![1, 4, 9]), ("b".to_owned(), vec![2])]);
        let mut again = found.clone();
        sort_and_number(&mut again);
        assert_eq!(again, found);
    }

    #[test]
    fn what_one_file_says_is_gathered_and_numbered_as_if_it_were_alone() {
        let of = |file: &str| {
            ["a", "b", "a", "a"].map(|text| {
                Finding::new(&codes::TYPO, Place::at(file, text.len(), 1, 1)).says(text, text)
            })
        };
        let (mut one, mut other) = (of("a.md").to_vec(), of("b.md").to_vec());
        let mut both: Vec<Finding> =
            other.iter().zip(&one).flat_map(|(b, a)| [b.clone(), a.clone()]).collect();
        for findings in [&mut one, &mut other, &mut both] {
            sort_and_number(findings);
        }
        one.extend(other);
        assert_eq!(both, one);
    }

    #[test]
    fn one_more_of_the_same_changes_the_id() {
        let [one, two, three] = [1, 2, 3].map(|many| {
            let all: Vec<(&str, usize)> = (1..=many).map(|line| ("a", line)).collect();
            ids(&all)
        });
        assert_eq!([one.len(), two.len(), three.len()], [1, 1, 1]);
        assert!(one != two && two != three && one != three);
        let days = ids(&[("old for 5 days", 1), ("old for 6 days", 2)]);
        assert!(days[0] != days[1] && !days.contains(&ids(&[("old for 5 days", 1)])[0]));
    }
}
