//! Folding: every character to what search compares, the same at build and at query.
//!
//! Compatibility forms, case and accents go (NFKD, lower case), traditional characters become simplified, punctuation,
//! symbols and spaces become nothing. The script of the search page folds by the same rules: for the text of a site it is
//! given every character that does not fold by the plain rule ([`is_plain`]), so both always agree.

use std::{collections::HashMap, sync::LazyLock};

use unicode_normalization::UnicodeNormalization as _;

/// Pairs of a traditional character and its simplified form, without separators. After the character table of
/// [OpenCC](https://github.com/BYVoid/OpenCC) (Apache-2.0), first choice of each line.
pub(crate) const SIMPLIFIED: &str = include_str!("simplified.txt");

/// Inclusive ranges of characters that say nothing: punctuation, symbols, marks, private use. Sorted.
pub(crate) const DROPPED: [(u32, u32); 18] = [
    (0x80, 0xBF),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x2B0, 0x36F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x2000, 0x2BFF),
    (0x2E00, 0x2E7F),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0x302A, 0x3030),
    (0x3099, 0x309C),
    (0x30FB, 0x30FB),
    (0xD800, 0xF8FF),
    (0xFE00, 0xFE6F),
    (0xFEFF, 0xFF0F),
    (0xFFE0, 0x1_CFFF),
    (0x1_F000, 0x1_FAFF),
];

/// What a character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folding {
    /// Nothing.
    Nothing,
    /// One character.
    One(char),
    /// Several.
    Many(&'static str),
}

/// Folds one character.
pub(crate) fn fold(c: char) -> Folding {
    match TABLE.plane.get(c as usize) {
        Some(&code) if code < MANY => match char::from_u32(code) {
            Some('\0') | None => Folding::Nothing,
            Some(c) => Folding::One(c),
        },
        Some(&code) => Folding::Many(TABLE.many[(code - MANY) as usize]),
        None => beyond(c),
    }
}

/// Whether the character folds by the plain rule: ASCII letters to lower case, digits and everything outside ASCII and
/// [`DROPPED`] to itself, the rest to nothing.
pub(crate) fn is_plain(c: char) -> bool {
    fold(c) == plain(c)
}

fn plain(c: char) -> Folding {
    match c {
        '0'..='9' | 'a'..='z' => Folding::One(c),
        'A'..='Z' => Folding::One(c.to_ascii_lowercase()),
        '\0'..='\x7F' => Folding::Nothing,
        _ if is_dropped(c) => Folding::Nothing,
        _ => Folding::One(c),
    }
}

fn is_dropped(c: char) -> bool {
    DROPPED.iter().any(|(first, last)| (*first..=*last).contains(&(c as u32)))
}

const MANY: u32 = 0x11_0000;

/// The basic plane, computed once: folding is the innermost step of indexing.
struct FoldTable {
    plane: Vec<u32>,
    many: Vec<&'static str>,
}

static TABLE: LazyLock<FoldTable> = LazyLock::new(|| {
    let mut table = FoldTable { plane: Vec::with_capacity(0x1_0000), many: Vec::new() };
    for code in 0..0x1_0000 {
        let folded = char::from_u32(code).map_or_else(String::new, by_rules);
        let mut characters = folded.chars();
        table.plane.push(match (characters.next(), characters.next()) {
            (None, _) => 0,
            (Some(one), None) => one as u32,
            _ => {
                table.many.push(Box::leak(folded.into_boxed_str()));
                MANY + u32::try_from(table.many.len() - 1).unwrap_or(0)
            }
        });
    }
    table
});

static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let characters: Vec<char> = SIMPLIFIED.trim_end().chars().collect();
    characters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
});

fn by_rules(c: char) -> String {
    // The circles that people type for 〇 in years.
    let c = if matches!(c, '○' | '◯') { '〇' } else { c };
    std::iter::once(c)
        .nfkd()
        .flat_map(char::to_lowercase)
        .map(|c| SIMPLE.get(&c).copied().unwrap_or(c))
        .filter_map(|c| match plain(c) {
            Folding::One(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// Outside the basic plane a character folds to one at most.
fn beyond(c: char) -> Folding {
    by_rules(c).chars().next().map_or(Folding::Nothing, Folding::One)
}

#[cfg(test)]
mod tests {
    use super::{DROPPED, Folding, SIMPLIFIED, fold};

    #[test]
    fn widths_case_forms_and_punctuation() {
        for (from, to) in [
            ('Ａ', "a"),
            ('５', "5"),
            ('①', "1"),
            ('㎡', "m2"),
            ('書', "书"),
            ('É', "e"),
            ('○', "〇"),
            ('〔', ""),
            ('，', ""),
            (' ', ""),
            ('鹤', "鹤"),
            ('⾼', "高"),
            ('𠀀', "𠀀"),
            ('℃', "c"),
            ('\u{FE0F}', ""),
            ('々', "々"),
        ] {
            let folded = match fold(from) {
                Folding::Nothing => String::new(),
                Folding::One(c) => c.to_string(),
                Folding::Many(text) => text.to_owned(),
            };
            assert_eq!(folded, to, "{from}");
        }
    }

    #[test]
    fn tables_are_in_order() {
        assert!(DROPPED.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert_eq!(SIMPLIFIED.trim_end().chars().count() % 2, 0);
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for code in 0..0x3_0000 {
            let Some(c) = char::from_u32(code) else { continue };
            if let Folding::One(once) = fold(c) {
                assert_eq!(fold(once), Folding::One(once), "{c}");
            }
        }
    }
}
