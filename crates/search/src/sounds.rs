//! How the pairs and titles of a site sound, for queries in pinyin, in initials, or with a character of the same sound.
//!
//! The pairs of a site stand by their toneless syllables (`fa-lu=法律4`, with the logarithm of in how many places each stands),
//! sharded by the first syllable and the second's first letter, so that `fal` finds them too. Titles and the other short
//! fields stand by four initials in a row (`flyz#`). A character with several sounds stands under each. `ü` is written `u`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use pinyin::ToPinyinMulti as _;

use super::{
    postings::{self, Hit},
    token,
};

/// So many initials in a row are looked up.
pub(crate) const INITIALS: usize = 4;

/// Of a character's sounds the first; those after it are hardly heard.
const SOUNDS: usize = 3;

/// A line with so many characters is no name.
const LONGEST: usize = 48;

/// More shards than this are more files than they spare bytes.
const MOST_SHARDS: usize = 1024;

/// Bytes of a shard, roughly.
const SHARD: usize = 6_000;

/// The sounds of a character, without tones.
fn sounds(c: char) -> Vec<&'static str> {
    let mut out: Vec<&str> = Vec::new();
    for sound in c.to_pinyin_multi().into_iter().flatten().map(|sound| sound.plain()) {
        let sound = if sound.contains('ü') { without_dots(sound) } else { sound };
        if !out.contains(&sound) && out.len() < SOUNDS && sound.is_ascii() {
            out.push(sound);
        }
    }
    out
}

fn without_dots(sound: &str) -> &'static str {
    match sound {
        "lü" => "lu",
        "lüe" => "lue",
        "nü" => "nu",
        _ => "nue",
    }
}

/// The characters that people write most, of which one may stand for another of the same sound.
static COMMON: LazyLock<Vec<char>> = LazyLock::new(|| {
    (0xB0_u8..=0xD7)
        .flat_map(|row| (0xA1_u8..=0xFE).map(move |cell| [row, cell]))
        .filter_map(|bytes| {
            encoding_rs::GBK
                .decode_without_bom_handling_and_without_replacement(&bytes)?
                .chars()
                .next()
        })
        .filter(|c| !sounds(*c).is_empty())
        .collect()
});

/// Characters by sound, as `a阿啊 ai爱…`: those of the site and the common ones.
pub(crate) fn characters(of_site: impl Iterator<Item = char>) -> String {
    let mut by_sound: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
    for c in of_site.chain(COMMON.iter().copied()) {
        for sound in sounds(c) {
            by_sound.entry(sound).or_default().insert(c);
        }
    }
    let parts: Vec<String> =
        by_sound.into_iter().map(|(sound, all)| sound.chars().chain(all).collect()).collect();
    parts.join(" ")
}

/// Pairs of the same sound: in how many places each stands, and its characters.
type PairsOfSound = Vec<(u32, char, char)>;

/// What the shards of sounds hold, before it is divided.
#[derive(Debug, Default)]
pub(crate) struct SoundTable {
    pairs: BTreeMap<(&'static str, &'static str), PairsOfSound>,
    names: BTreeMap<String, BTreeSet<u32>>,
}

impl SoundTable {
    /// Takes a pair of characters, and in how many places it stands.
    pub(crate) fn pair(&mut self, first: char, second: char, places: u32) {
        for one in sounds(first) {
            for other in sounds(second) {
                self.pairs.entry((one, other)).or_default().push((places, first, second));
            }
        }
    }

    /// Takes the short fields of a document, one a line.
    pub(crate) fn names(&mut self, document: u32, fields: &str) {
        for line in fields.lines() {
            let tokens = token::texts(line);
            if tokens.len() > LONGEST {
                continue;
            }
            let initials: Vec<BTreeSet<char>> =
                tokens.iter().map(|token| initials(token)).collect();
            for window in initials.windows(INITIALS) {
                let mut all = vec![String::new()];
                for letters in window {
                    all = all
                        .iter()
                        .flat_map(|before| {
                            letters.iter().map(move |letter| format!("{before}{letter}"))
                        })
                        .collect();
                }
                for one in all {
                    self.names.entry(one).or_default().insert(document);
                }
            }
        }
    }

    /// How many shards there are, a power of two.
    pub(crate) fn shards(&self) -> u32 {
        let pairs: usize = self.pairs.values().map(|all| 8 + all.len() * 7).sum();
        let names: usize = self.names.values().map(|all| 6 + all.len() * 2).sum();
        u32::try_from(((pairs + names) / SHARD).next_power_of_two().min(MOST_SHARDS)).unwrap_or(1)
    }

    /// The text of each shard.
    pub(crate) fn write(mut self, shards: u32) -> Vec<String> {
        let mut out = vec![String::new(); shards as usize];
        let shard = |key: &str| (token::hash(key) & shards.wrapping_sub(1)) as usize;
        for ((first, second), all) in &mut self.pairs {
            all.sort_by_key(|(places, a, b)| (std::cmp::Reverse(*places), *a, *b));
            let key = format!("{first}-{}", &second[..1]);
            let text = &mut out[shard(&key)];
            text.push_str(&format!(" {first}-{second}="));
            for (places, a, b) in all {
                text.push(*a);
                text.push(*b);
                text.push_str(&places.max(&mut 1).ilog2().min(9).to_string());
            }
        }
        for (initials, documents) in &self.names {
            let hits = documents.iter().map(|document| Hit { document: *document, passage: 0 });
            out[shard(initials)].push_str(&format!(" {initials}#{}", postings::write(hits)));
        }
        out
    }
}

/// With what letters a token may begin.
fn initials(token: &str) -> BTreeSet<char> {
    let Some(first) = token.chars().next() else { return BTreeSet::new() };
    let sounds = sounds(first);
    if sounds.is_empty() && first.is_ascii() {
        return BTreeSet::from([first]);
    }
    sounds.into_iter().filter_map(|sound| sound.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{SoundTable, characters, sounds};

    #[test]
    fn sounds_have_no_tones_and_no_dots() {
        assert_eq!(sounds('律'), ["lu"]);
        assert!(sounds('行').contains(&"xing") && sounds('行').contains(&"hang"));
        assert!(sounds('a').is_empty());
    }

    #[test]
    fn pairs_and_titles_stand_by_sound() {
        let mut table = SoundTable::default();
        table.pair('法', '律', 20);
        table.names(3, "某某法律援助站\n2023年");
        let text = table.write(1).concat();
        assert!(text.contains(" fa-lu=法律4") && text.contains(" flyz#"), "{text}");
        assert!(characters("鹤".chars()).contains('鹤'));
    }
}
