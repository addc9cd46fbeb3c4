//! Everyday words for official ones: whoever asks for 低保 is also shown what says 最低生活保障.
//!
//! The table is dated and names its sources. Each word stands in the shard of its first pair, which a query that holds the word
//! reads anyhow: no file of its own.

use super::token;

const TABLE: &str = include_str!("names.txt");

/// An everyday word, folded, and the official words for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EverydayName {
    /// As people say it.
    pub(crate) word: &'static str,
    /// As documents say it.
    pub(crate) official: &'static str,
}

/// The whole table.
pub(crate) fn all() -> impl Iterator<Item = EverydayName> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(word, official)| EverydayName { word, official })
}

/// What the shards say of everyday words: for each pair with which one begins, the pair, and `word:official` of all of them,
/// parted by `;`; official words are parted by `,`.
pub(crate) fn entries() -> Vec<(String, String)> {
    let mut entries: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for EverydayName { word, official } in all() {
        let tokens = token::texts(word);
        let gram = match &tokens[..] {
            [] => continue,
            [one] => one.clone(),
            [first, second, ..] => token::pair(first, second),
        };
        let entry = entries.entry(gram).or_default();
        if !entry.is_empty() {
            entry.push(';');
        }
        entry.push_str(&format!("{word}:{}", official.replace(' ', ",")));
    }
    entries.into_iter().collect()
}

/// The official words of the everyday words that stand in `said`, a query's tokens without spaces, as a shard's entry has them.
pub(crate) fn official(entry: &str, said: &str) -> Vec<String> {
    official_where(entry, |word| said.contains(word))
}

/// The official words of this everyday word.
pub(crate) fn official_of(entry: &str, word: &str) -> Vec<String> {
    official_where(entry, |known| known == word)
}

fn official_where(entry: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    entry
        .split(';')
        .filter_map(|name| name.split_once(':'))
        .filter(|(word, _)| wanted(word))
        .flat_map(|(_, official)| official.split(','))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, entries, official};

    #[test]
    fn each_word_stands_once_and_can_be_written_in_a_shard() {
        let mut seen = BTreeSet::new();
        for name in all() {
            assert!(seen.insert(name.word), "{}", name.word);
            let written = format!("{}{}", name.word, name.official);
            assert!(!written.contains([':', ';', ',', '\'', '=', '~', '>']), "{written}");
        }
    }

    #[test]
    fn a_word_leads_to_its_official_ones() {
        let entries = entries();
        let (_, entry) = entries.iter().find(|(gram, _)| gram == "低保").unwrap();
        assert_eq!(official(entry, "低保怎么申请"), ["最低生活保障"]);
        assert!(official(entry, "低收入").is_empty());
    }
}
