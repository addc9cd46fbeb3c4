//! The words of a title: of all ways to cut it, the one that leaves the fewest characters to no word, in the fewest words.

use std::{collections::HashMap, sync::LazyLock};

/// The list of words, by first character, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<&str>> = HashMap::new();
    for word in include_str!("words.txt").split_whitespace() {
        words.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    words.values_mut().for_each(|list| list.sort_by_key(|word| std::cmp::Reverse(word.len())));
    words
});

/// For each byte of the title the length of the word that begins there, in bytes; nothing where none does.
pub(super) fn lengths(title: &str) -> Vec<u8> {
    // From the end: how many characters belong to no word, and in how many parts the rest is cut.
    let mut best = vec![(0_u16, 0_u16); title.len() + 1];
    let mut lengths = vec![0; title.len() + 1];
    for (at, first) in title.char_indices().rev() {
        let (alone, parts) = best[at + first.len_utf8()];
        let mut least = (alone.saturating_add(1), parts.saturating_add(1));
        for word in WORDS.get(&first).into_iter().flatten() {
            let (alone, parts) = best[(at + word.len()).min(title.len())];
            let cost = (alone, parts.saturating_add(1));
            if title[at..].starts_with(word) && cost < least {
                least = cost;
                lengths[at] = u8::try_from(word.len()).unwrap_or_default();
            }
        }
        best[at] = least;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::{WORDS, lengths};

    #[test]
    fn of_two_ways_to_cut_the_one_without_a_rest_is_taken() {
        // The longest word first would be 保护法 and 代理人, and leave 律 and 才 alone.
        for (title, first) in [
            ("保护法律", "保护"),
            ("代理人才", "代理"),
            ("保护法", "保护法"),
            ("人民法院关于", "人民法院"),
        ] {
            assert_eq!(usize::from(lengths(title)[0]), first.len(), "{title}");
        }
        assert_eq!(lengths(""), [0]);
        assert!(lengths("甲 <b>").iter().all(|length| *length == 0));
    }

    #[test]
    fn the_list_has_each_word_once() {
        let text = include_str!("words.txt");
        let mut words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.iter().all(|word| word.chars().count() >= 2));
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|p| p[0] == p[1]).map(|p| p[0]).collect();
        assert_eq!(twice, [""; 0]);
        assert!(WORDS[&'公'].contains(&"公共法律服务"));
    }
}
