//! A segment of the index: the postings of some documents in a row, collected by one thread, and merged in order.
//!
//! A passage is [`PASSAGE`] tokens and the first [`OVERLAP`] of the next, so that a phrase of up to that length lies whole
//! in the passage in which it begins. Passage 0 holds the fields of a document. A single character stands only with
//! the first passage of the text that has it; runs and pairs stand with every passage.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{
    fold,
    grams::{FIRST_RUN, NONE, RunNumbers, key},
    passage::{OVERLAP, PASSAGE},
    postings::Posting,
    token::{self, Token},
};

/// Collects the postings of some documents in a row.
#[derive(Debug)]
pub(crate) struct SegmentWriter<'a> {
    runs: &'a RunNumbers,
    own_runs: FxHashMap<Box<str>, u32>,
    postings: FxHashMap<u64, Posting>,
    /// For each character of the basic plane, the last document and whether its text had it.
    seen: Vec<(u32, bool)>,
    /// Characters of the texts outside ASCII.
    characters: BTreeSet<char>,
    noted: Vec<bool>,
    tokens: Vec<(u32, u32, u32)>,
    passages: u32,
}

/// A passage's text: its number and where it stands, in bytes.
pub(crate) type PassageRange = (u32, std::ops::Range<usize>);

impl<'a> SegmentWriter<'a> {
    /// An empty segment.
    pub(crate) fn new(runs: &'a RunNumbers) -> Self {
        Self {
            runs,
            own_runs: FxHashMap::default(),
            postings: FxHashMap::default(),
            seen: vec![(u32::MAX, false); 0x1_0000],
            characters: BTreeSet::new(),
            noted: vec![false; 0x1_0000],
            tokens: Vec::new(),
            passages: 0,
        }
    }

    /// Takes a document's fields as passage 0.
    pub(crate) fn fields(&mut self, document: u32, text: &str) {
        self.read(text);
        let tokens = std::mem::take(&mut self.tokens);
        self.passage(document, 0, &tokens);
        self.tokens = tokens;
    }

    /// Takes a document's text as passages from 1 on, and tells where each stands in it.
    pub(crate) fn body(&mut self, document: u32, text: &str) -> Vec<PassageRange> {
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
        self.passages += 1;
        for (at, (first, ..)) in tokens.iter().enumerate() {
            if *first == NONE {
                continue;
            }
            if *first >= FIRST_RUN || self.is_new(document, passage, *first) {
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

    /// Ends the segment, which takes far less memory from then on.
    pub(crate) fn finish(self) -> Segment {
        let additions = self.postings.values().map(|posting| u64::from(posting.count)).sum();
        let frequent = self.characters.iter().filter_map(|c| {
            let posting = self.postings.get(&key(*c as u32, NONE))?;
            Some((*c, posting.count))
        });
        let frequent = frequent.collect();
        let mut grams: Vec<Gram> = self
            .postings
            .into_iter()
            .map(|(key, Posting { first, last, numbers, weights, .. })| {
                let text = self.runs.gram(key).into_boxed_str();
                let place = token::hash(&text).reverse_bits();
                Gram {
                    place,
                    first,
                    last,
                    text,
                    numbers: numbers.into_boxed_str(),
                    weights: weights.into_boxed_slice(),
                }
            })
            .collect();
        grams.sort_unstable_by(|a, b| a.place.cmp(&b.place).then_with(|| a.text.cmp(&b.text)));
        let odd = self.characters.into_iter().filter(|c| !fold::is_plain(*c)).collect();
        Segment { additions, odd, frequent, passages: self.passages, grams }
    }
}

/// A gram and its posting. The number of its shard, however many shards there are, is the lowest bits of its hash; in
/// `place` these stand first, so that the grams of a shard follow each other.
#[derive(Debug)]
pub(crate) struct Gram {
    place: u32,
    /// The first document.
    pub(crate) first: u32,
    /// The last document.
    pub(crate) last: u32,
    /// The gram itself.
    pub(crate) text: Box<str>,
    /// As [`Posting`] has them.
    pub(crate) numbers: Box<str>,
    /// How often it stands in each of its places.
    pub(crate) weights: Box<[u8]>,
}

/// A segment that takes no more documents.
#[derive(Debug)]
pub(crate) struct Segment {
    /// How often it added to a posting; the size of the index is judged by it.
    pub(crate) additions: u64,
    /// Characters of the texts that do not fold by the plain rule.
    pub(crate) odd: Vec<char>,
    /// Characters of the texts outside ASCII, with in how many documents each stands.
    pub(crate) frequent: Vec<(char, u32)>,
    /// How many passages its texts have.
    pub(crate) passages: u32,
    /// Sorted by place and gram.
    grams: Vec<Gram>,
}

impl Segment {
    /// The grams of one of `shards`, a power of two.
    pub(crate) fn of(&self, shard: u32, shards: u32) -> &[Gram] {
        let first = u64::from(shard.reverse_bits());
        let end = first + (1 << 32) / u64::from(shards);
        let before = |place: u64| self.grams.partition_point(|gram| u64::from(gram.place) < place);
        &self.grams[before(first)..before(end)]
    }
}
