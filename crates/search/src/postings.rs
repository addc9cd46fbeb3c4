//! Postings: for each gram, in which passages of which documents it stands. Collected in parts, joined in order.
//!
//! A passage is [`PASSAGE`] tokens and the first [`OVERLAP`] of the next, so that a phrase of up to that length lies whole
//! in the passage in which it begins. Passage 0 holds the fields of a document. A single character stands only with
//! the first passage of the text that has it; runs and pairs stand with every passage.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Mutex,
};

use rustc_hash::FxHashMap;

use super::{
    code, fold,
    token::{self, Token},
};

/// Tokens of a passage.
pub const PASSAGE: usize = 600;

/// Tokens of the next passage that belong to it too.
pub const OVERLAP: usize = 24;

/// The documents and passages of one gram, as far as one part has seen them.
#[derive(Clone, Debug, Default)]
struct Posting {
    first: u32,
    last: u32,
    passage: u32,
    count: u32,
    /// Numbers after [`code`]: for a new document twice the step from the last one and then the passage; for
    /// a further passage of the same document twice the step and one. The step to the first document is left out.
    numbers: Vec<u8>,
}

impl Posting {
    fn add(&mut self, document: u32, passage: u32) {
        if self.count == 0 {
            self.first = document;
        } else if self.last == document {
            if self.passage == passage {
                return;
            }
            code::write(&mut self.numbers, (passage - self.passage) * 2 + 1);
            self.passage = passage;
            self.count += 1;
            return;
        } else {
            code::write(&mut self.numbers, (document - self.last) * 2);
        }
        code::write(&mut self.numbers, passage);
        (self.last, self.passage) = (document, passage);
        self.count += 1;
    }
}

/// Numbers for runs of letters and digits, the same in all parts. Which run has which depends on the threads; nothing that
/// is written does, since runs are written as themselves.
#[derive(Debug, Default)]
pub struct Runs {
    known: Mutex<Known>,
}

/// Numbers by run, and runs by number.
type Known = (HashMap<Box<str>, u32>, Vec<Box<str>>);

/// Numbers from here on are runs, below are characters.
const RUN: u32 = 0x11_0000;

impl Runs {
    fn number(&self, run: &str) -> u32 {
        let mut known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(number) = known.0.get(run) {
            return *number;
        }
        let number = RUN + u32::try_from(known.1.len()).unwrap_or(u32::MAX - RUN);
        known.0.insert(run.into(), number);
        known.1.push(run.into());
        number
    }

    fn text(&self, number: u32) -> String {
        if let Some(c) = char::from_u32(number) {
            return c.to_string();
        }
        let known = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.1.get((number - RUN) as usize).map(|run| run.to_string()).unwrap_or_default()
    }

    fn gram(&self, key: u64) -> String {
        #[allow(clippy::cast_possible_truncation, reason = "the halves of a key")]
        let (first, second) = ((key >> 32) as u32, key as u32);
        if second == NONE {
            self.text(first)
        } else {
            token::pair(&self.text(first), &self.text(second))
        }
    }
}

/// The second half of the key of a gram that is one token.
const NONE: u32 = u32::MAX;

const fn key(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}

/// The postings of some documents in a row.
#[derive(Debug)]
pub struct Part<'a> {
    runs: &'a Runs,
    own_runs: FxHashMap<Box<str>, u32>,
    postings: FxHashMap<u64, Posting>,
    /// For each character of the basic plane, the last document and whether its text had it.
    seen: Vec<(u32, bool)>,
    /// Characters of the texts outside ASCII.
    characters: BTreeSet<char>,
    noted: Vec<bool>,
    tokens: Vec<(u32, u32, u32)>,
}

/// A passage's text: its number and where it stands, in bytes.
pub type Slice = (u32, std::ops::Range<usize>);

impl<'a> Part<'a> {
    /// An empty part.
    #[must_use]
    pub fn new(runs: &'a Runs) -> Self {
        Self {
            runs,
            own_runs: FxHashMap::default(),
            postings: FxHashMap::default(),
            seen: vec![(u32::MAX, false); 0x1_0000],
            characters: BTreeSet::new(),
            noted: vec![false; 0x1_0000],
            tokens: Vec::new(),
        }
    }

    /// Takes a document's fields as passage 0.
    pub fn head(&mut self, document: u32, text: &str) {
        self.read(text);
        let tokens = std::mem::take(&mut self.tokens);
        self.passage(document, 0, &tokens);
        self.tokens = tokens;
    }

    /// Takes a document's text as passages from 1 on, and tells where each stands in it.
    pub fn body(&mut self, document: u32, text: &str) -> Vec<Slice> {
        self.read(text);
        let tokens = std::mem::take(&mut self.tokens);
        let mut slices = Vec::new();
        for (number, start) in (1_u32..).zip((0..tokens.len()).step_by(PASSAGE)) {
            let passage = &tokens[start..tokens.len().min(start + PASSAGE + OVERLAP)];
            self.passage(document, number, passage);
            let begin = if start == 0 { 0 } else { passage[0].1 as usize };
            let end = if start + passage.len() == tokens.len() {
                text.len()
            } else {
                passage[passage.len() - 1].2 as usize
            };
            slices.push((number, begin..end));
        }
        self.tokens = tokens;
        slices
    }

    fn read(&mut self, text: &str) {
        let mut out = std::mem::take(&mut self.tokens);
        out.clear();
        for c in text.chars().filter(|c| !c.is_ascii()) {
            match self.noted.get_mut(c as usize) {
                Some(noted) if *noted => {}
                Some(noted) => {
                    *noted = true;
                    self.characters.insert(c);
                }
                None => {
                    self.characters.insert(c);
                }
            }
        }
        token::tokens(text, |token, start, end| {
            let number = match token {
                Token::Single(c) => c as u32,
                Token::Run(run) => match self.own_runs.get(run) {
                    Some(number) => *number,
                    None => {
                        let number = self.runs.number(run);
                        self.own_runs.insert(run.into(), number);
                        number
                    }
                },
                Token::Break => NONE,
            };
            #[allow(clippy::cast_possible_truncation, reason = "a text is far below 4 GB")]
            out.push((number, start as u32, end as u32));
        });
        self.tokens = out;
    }

    fn passage(&mut self, document: u32, passage: u32, tokens: &[(u32, u32, u32)]) {
        for (at, (first, ..)) in tokens.iter().enumerate() {
            if *first == NONE {
                continue;
            }
            if *first >= RUN || self.is_new(document, passage, *first) {
                self.postings.entry(key(*first, NONE)).or_default().add(document, passage);
            }
            if let Some((second, ..)) = tokens.get(at + 1).filter(|(second, ..)| *second != NONE) {
                self.postings.entry(key(*first, *second)).or_default().add(document, passage);
            }
        }
    }

    /// Whether a single character has not been met in this document: in its fields, or in its text.
    fn is_new(&mut self, document: u32, passage: u32, character: u32) -> bool {
        let Some((last, in_body)) = self.seen.get_mut(character as usize) else { return true };
        let body = passage > 0;
        if *last == document && (*in_body || !body) {
            return false;
        }
        (*last, *in_body) = (document, body);
        true
    }

    /// Ends the part, which takes far less memory from then on.
    #[must_use]
    pub fn finish(self) -> Finished {
        let additions = self.postings.values().map(|posting| u64::from(posting.count)).sum();
        let frequent = self.characters.iter().filter_map(|c| {
            let posting = self.postings.get(&key(*c as u32, NONE))?;
            Some((*c, posting.count))
        });
        let frequent = frequent.collect();
        let mut grams: Vec<Gram> = self
            .postings
            .into_iter()
            .map(|(key, Posting { first, last, numbers, .. })| {
                let text = self.runs.gram(key).into_boxed_str();
                let place = token::hash(&text).reverse_bits();
                Gram { place, first, last, text, numbers: numbers.into_boxed_slice() }
            })
            .collect();
        grams.sort_unstable_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
        let odd = self.characters.into_iter().filter(|c| !fold::is_plain(*c)).collect();
        Finished { additions, odd, frequent, grams }
    }
}

/// A gram and its posting. The number of its shard, however many shards there are, is the lowest bits of its hash; in
/// `place` these stand first, so that the grams of a shard follow each other.
#[derive(Debug)]
struct Gram {
    place: u32,
    first: u32,
    last: u32,
    text: Box<str>,
    numbers: Box<[u8]>,
}

/// A part that takes no more documents.
#[derive(Debug)]
pub struct Finished {
    /// How often it added to a posting; the size of the index is judged by it.
    pub additions: u64,
    /// Characters of the texts that do not fold by the plain rule.
    pub odd: Vec<char>,
    /// Characters of the texts outside ASCII, with in how many documents each stands.
    pub frequent: Vec<(char, u32)>,
    /// Sorted by place and gram.
    grams: Vec<Gram>,
}

impl Finished {
    /// The grams of one of `shards`, a power of two.
    fn of(&self, shard: u32, shards: u32) -> &[Gram] {
        let first = u64::from(shard.reverse_bits());
        let end = first + (1 << 32) / u64::from(shards);
        let before = |place: u64| self.grams.partition_point(|gram| u64::from(gram.place) < place);
        &self.grams[before(first)..before(end)]
    }
}

/// The text of one shard from all parts in order: for each gram a space, itself, `=`, and its numbers.
#[must_use]
pub fn join(parts: &[Finished], shard: u32, shards: u32) -> Vec<u8> {
    let mut grams: Vec<&Gram> = parts.iter().flat_map(|part| part.of(shard, shards)).collect();
    // Stable, so that the parts of a gram stay in order.
    grams.sort_by(|a, b| a.text.cmp(&b.text));
    let mut out = Vec::new();
    let mut last: Option<&Gram> = None;
    for gram in grams {
        let step = match last {
            Some(before) if before.text == gram.text => gram.first - before.last,
            _ => {
                out.push(b' ');
                out.extend_from_slice(gram.text.as_bytes());
                out.push(b'=');
                gram.first
            }
        };
        code::write(&mut out, step * 2);
        out.extend_from_slice(&gram.numbers);
        last = Some(gram);
    }
    out
}

/// One place of a gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The document.
    pub document: u32,
    /// The passage; 0 holds its fields.
    pub passage: u32,
}

/// Reads a gram's numbers.
#[must_use]
pub fn read(numbers: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut numbers = code::read(numbers);
    let (mut document, mut passage) = (0, 0);
    while let Some(number) = numbers.next() {
        if number % 2 == 1 {
            passage += number / 2;
        } else {
            document += number / 2;
            let Some(first) = numbers.next() else { break };
            passage = first;
        }
        hits.push(Hit { document, passage });
    }
    hits
}
