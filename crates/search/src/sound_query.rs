//! Queries by sound: pinyin, initials, letters among characters, and one character for another of the same sound.
//!
//! Letters are cut into syllables; from pair to pair of the site's own the most frequent ways are followed, and what they
//! spell is looked for as it stands. `nearest.js` says the same in `bySound`.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    engine::{self, Engine},
    error::IndexError,
    postings, rank,
    reordered::TRIED,
    sounds::INITIALS,
    token,
};

/// A query of more tokens is none that was typed by its sound.
const LONGEST: usize = 24;

/// So many beginnings are followed.
const BEAM: usize = 40;

/// The longest syllable.
const SYLLABLE: usize = 6;

/// The sounds of characters, and all sounds.
#[derive(Debug, Default)]
struct KnownSounds {
    of: BTreeMap<char, Vec<String>>,
    all: BTreeSet<String>,
}

/// What a place of a query may sound like.
#[derive(Clone, Debug)]
enum Heard {
    /// A character, with its sounds.
    Character(char, Vec<String>),
    /// A syllable.
    Syllable(Vec<String>),
    /// How a syllable begins.
    Beginning(String),
}

impl Heard {
    fn sounds(&self) -> &[String] {
        match self {
            Self::Character(_, sounds) | Self::Syllable(sounds) => sounds,
            Self::Beginning(_) => &[],
        }
    }

    fn takes(&self, sound: &str) -> bool {
        match self {
            Self::Beginning(begins) => sound.starts_with(begins.as_str()),
            _ => self.sounds().iter().any(|known| known == sound),
        }
    }

    /// The letters with which it may begin.
    fn letters(&self) -> Vec<char> {
        let begins = match self {
            Self::Beginning(begins) => std::slice::from_ref(begins),
            _ => self.sounds(),
        };
        let mut letters = Vec::new();
        for letter in begins.iter().filter_map(|sound| sound.chars().next()) {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        letters
    }

    fn is_changed(&self, c: char) -> u32 {
        u32::from(matches!(self, Self::Character(is, _) if *is != c))
    }
}

/// A beginning that is followed.
#[derive(Clone, Debug)]
struct SpelledPath {
    text: String,
    last: char,
    sound: String,
    score: f64,
    changes: u32,
}

struct SoundPair {
    first: char,
    second: char,
    sound: String,
    weight: f64,
}

impl Engine<'_> {
    /// What the query may spell, the likeliest first.
    pub(crate) fn spelled(&self, query: &str) -> Result<Vec<String>, IndexError> {
        let tokens = token::texts(query);
        let latin = tokens.iter().any(|token| is_latin(token));
        if !is_heard(query, &tokens) {
            return Ok(Vec::new());
        }
        let known = self.known_sounds()?;
        if !latin {
            let heard: Vec<Heard> = tokens.iter().map(|token| known.heard(token)).collect();
            return Ok(best(self.follow(&heard, 1)?));
        }
        let mut paths = Vec::new();
        for way in known.ways(&tokens).iter().filter(|way| way.len() > 1) {
            let heard: Vec<Heard> = way.iter().map(|part| known.heard(part)).collect();
            #[allow(clippy::cast_precision_loss, reason = "a query is short")]
            let pairs = (way.len() - 1) as f64;
            let found = self.follow(&heard, 0)?;
            paths.extend(
                found.into_iter().map(|path| SpelledPath { score: path.score / pairs, ..path }),
            );
        }
        Ok(best(paths))
    }

    /// The documents with a title or another short field of these initials.
    pub(crate) fn by_initials(&self, query: &str) -> Result<Vec<u32>, IndexError> {
        let tokens = token::texts(query);
        if !tokens.iter().any(|token| is_latin(token)) || !is_heard(query, &tokens) {
            return Ok(Vec::new());
        }
        let known = self.known_sounds()?;
        let syllables = |token: &str| -> String {
            known.cuts(token)[0].iter().filter_map(|part| part.chars().next()).collect()
        };
        for of in [&|token: &str| token.to_owned(), &syllables as &dyn Fn(&str) -> String] {
            let letters: String = tokens
                .iter()
                .map(|token| if is_latin(token) { of(token) } else { known.initial(token) })
                .collect();
            let found = self.names_of(&letters.chars().collect::<Vec<_>>())?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn names_of(&self, letters: &[char]) -> Result<Vec<u32>, IndexError> {
        let mut found: Option<BTreeSet<u32>> = None;
        for key in letters.windows(INITIALS) {
            let key: String = key.iter().collect();
            let shard = self.sound_shard(&key)?;
            let hits = engine::entry(&shard, &key, '#').map(postings::read).unwrap_or_default();
            let documents: BTreeSet<u32> = hits.iter().map(|hit| hit.document).collect();
            found = Some(match found {
                Some(before) => &before & &documents,
                None => documents,
            });
        }
        Ok(found.into_iter().flatten().collect())
    }

    fn known_sounds(&self) -> Result<KnownSounds, IndexError> {
        let mut known = KnownSounds::default();
        for part in self.characters()?.split(' ') {
            let letters = part.find(|c: char| !c.is_ascii()).unwrap_or(part.len());
            let (sound, characters) = part.split_at(letters);
            known.all.insert(sound.to_owned());
            for c in characters.chars() {
                known.of.entry(c).or_default().push(sound.to_owned());
            }
        }
        Ok(known)
    }

    /// The most frequent ways of going from pair to pair; so many characters may be others of the same sound.
    fn follow(&self, heard: &[Heard], changes: u32) -> Result<Vec<SpelledPath>, IndexError> {
        let mut paths: Vec<SpelledPath> = Vec::new();
        for at in 1..heard.len() {
            let mut sounds: Vec<String> = Vec::new();
            let before = paths.iter().map(|path| &path.sound);
            for sound in before.chain(heard[0].sounds().iter().filter(|_| at == 1)) {
                if !sounds.contains(sound) {
                    sounds.push(sound.clone());
                }
            }
            let mut next = Vec::new();
            for pair in self.pairs_of(&sounds, &heard[at])? {
                let begun = SpelledPath {
                    text: pair.first.to_string(),
                    last: pair.first,
                    sound: String::new(),
                    score: 0.0,
                    changes: heard[0].is_changed(pair.first),
                };
                let begun = Some(&begun).filter(|_| at == 1).into_iter();
                for path in begun.chain(paths.iter().filter(|path| path.last == pair.first)) {
                    let changed = path.changes + heard[at].is_changed(pair.second);
                    if changed <= changes {
                        next.push(SpelledPath {
                            text: format!("{}{}", path.text, pair.second),
                            last: pair.second,
                            sound: pair.sound.clone(),
                            score: path.score + pair.weight,
                            changes: changed,
                        });
                    }
                }
            }
            next.sort_by(likelier);
            next.dedup_by(|a, b| a.text == b.text && a.sound == b.sound);
            next.truncate(BEAM);
            paths = next;
        }
        Ok(paths)
    }

    /// The pairs of the site that sound like two places in a row.
    fn pairs_of(&self, first: &[String], second: &Heard) -> Result<Vec<SoundPair>, IndexError> {
        let mut out = Vec::new();
        for sound in first {
            for letter in second.letters() {
                let key = format!("{sound}-{letter}");
                let shard = self.sound_shard(&key)?;
                for (at, _) in shard.match_indices(&format!(" {key}")) {
                    let entry = &shard[at + 1..];
                    let entry = &entry[..entry.find([' ', '\'']).unwrap_or(entry.len())];
                    let Some((heard, pairs)) = entry.split_once('=') else { continue };
                    let heard = &heard[sound.len() + 1..];
                    if second.takes(heard) {
                        let pairs: Vec<char> = pairs.chars().collect();
                        out.extend(pairs.chunks_exact(3).map(|pair| SoundPair {
                            first: pair[0],
                            second: pair[1],
                            sound: heard.to_owned(),
                            weight: f64::from(pair[2].to_digit(10).unwrap_or(0) + 1),
                        }));
                    }
                }
            }
        }
        Ok(out)
    }
}

impl KnownSounds {
    fn heard(&self, part: &str) -> Heard {
        let one = part.chars().next().filter(|_| part.chars().count() == 1);
        match one.and_then(|c| Some((c, self.of.get(&c)?))) {
            Some((c, sounds)) => Heard::Character(c, sounds.clone()),
            None if self.all.contains(part) => Heard::Syllable(vec![part.to_owned()]),
            None => Heard::Beginning(part.to_owned()),
        }
    }

    fn initial(&self, token: &str) -> String {
        let sounds = token.chars().next().and_then(|c| self.of.get(&c));
        sounds.and_then(|sounds| sounds[0].chars().next()).unwrap_or('?').to_string()
    }

    /// The ways of cutting the letters of a query.
    fn ways(&self, tokens: &[String]) -> Vec<Vec<String>> {
        let mut ways: Vec<Vec<String>> = vec![Vec::new()];
        for token in tokens {
            let parts = if is_latin(token) {
                self.cuts(&token.replace('v', "u"))
            } else {
                vec![vec![token.clone()]]
            };
            ways = ways
                .iter()
                .flat_map(|way| parts.iter().map(move |part| [way.as_slice(), part].concat()))
                .take(3)
                .collect();
        }
        ways
    }

    /// The ways of cutting letters into syllables, the fewest first; else into syllables and initials.
    fn cuts(&self, run: &str) -> Vec<Vec<String>> {
        let longest = |at: usize| run.len().min(at + SYLLABLE);
        let mut all: Vec<(usize, Vec<String>)> = vec![(0, Vec::new())];
        let mut out = Vec::new();
        while !all.is_empty() {
            let mut next = Vec::new();
            for (at, parts) in all {
                if at == run.len() {
                    out.push(parts);
                    continue;
                }
                for end in (at + 1..=longest(at)).rev() {
                    if self.all.contains(&run[at..end]) {
                        next.push((end, [parts.as_slice(), &[run[at..end].to_owned()]].concat()));
                    }
                }
            }
            next.truncate(64);
            all = next;
        }
        if !out.is_empty() {
            out.truncate(3);
            return out;
        }
        let mut parts = Vec::new();
        let mut at = 0;
        while at < run.len() {
            let end = (at + 2..=longest(at)).rev().find(|end| self.all.contains(&run[at..*end]));
            let end = end.unwrap_or(at + 1);
            parts.push(run[at..end].to_owned());
            at = end;
        }
        vec![parts]
    }
}

fn is_latin(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_heard(query: &str, tokens: &[String]) -> bool {
    let digits = tokens.iter().any(|token| token.starts_with(|c: char| c.is_ascii_digit()));
    let latin = tokens.iter().any(|token| is_latin(token));
    tokens.len() <= LONGEST && !digits && (latin || rank::is_phrase(query))
}

fn likelier(a: &SpelledPath, b: &SpelledPath) -> Ordering {
    b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text))
}

fn best(mut paths: Vec<SpelledPath>) -> Vec<String> {
    paths.sort_by(likelier);
    let mut out: Vec<String> = Vec::new();
    for path in paths {
        if !out.contains(&path.text) && out.len() < TRIED {
            out.push(path.text);
        }
    }
    out
}
