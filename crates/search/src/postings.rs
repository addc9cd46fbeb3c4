//! Postings: in which passages of which documents a gram stands, as the numbers that an index file holds.

use super::numbers;

/// The documents and passages of one gram, as far as one segment has seen them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posting {
    /// The first document.
    pub(crate) first: u32,
    /// The last document.
    pub(crate) last: u32,
    passage: u32,
    /// How many places were added.
    pub(crate) count: u32,
    /// Numbers after [`numbers`]: for a new document twice the step from the last one and then the passage; for
    /// a further passage of the same document twice the step and one. The step to the first document is left out.
    pub(crate) numbers: String,
    /// For each place how often the gram stands there, up to 255.
    pub(crate) weights: Vec<u8>,
}

impl Posting {
    /// Adds a place; documents and passages come in order.
    pub(crate) fn add(&mut self, document: u32, passage: u32) {
        if self.count == 0 {
            self.first = document;
        } else if self.last == document {
            if self.passage == passage {
                if let Some(weight) = self.weights.last_mut() {
                    *weight = weight.saturating_add(1);
                }
                return;
            }
            numbers::write(&mut self.numbers, (passage - self.passage) * 2 + 1);
            self.passage = passage;
            self.count += 1;
            self.weights.push(1);
            return;
        } else {
            numbers::write(&mut self.numbers, (document - self.last) * 2);
        }
        numbers::write(&mut self.numbers, passage);
        (self.last, self.passage) = (document, passage);
        self.count += 1;
        self.weights.push(1);
    }
}

/// One place of a gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// The document's number in the index.
    pub(crate) document: u32,
    /// The passage; 0 holds the document's fields.
    pub(crate) passage: u32,
}

/// The numbers of places in order, as [`Posting`] writes them; the step to the first document stands in them.
pub(crate) fn write(hits: impl IntoIterator<Item = Hit>) -> String {
    let mut posting = Posting::default();
    hits.into_iter().for_each(|hit| posting.add(hit.document, hit.passage));
    let mut out = String::new();
    numbers::write(&mut out, posting.first * 2);
    out.push_str(&posting.numbers);
    out
}

/// Reads a gram's numbers.
pub(crate) fn read(numbers: &str) -> Vec<Hit> {
    hits(numbers::read(numbers))
}

/// Reads how many places a frequent gram has, and the best of them.
pub(crate) fn read_best(numbers: &str) -> (u32, Vec<Hit>) {
    let mut numbers = numbers::read(numbers);
    let count = numbers.next().unwrap_or(0);
    (count, hits(numbers))
}

fn hits(mut numbers: impl Iterator<Item = u32>) -> Vec<Hit> {
    let mut hits = Vec::new();
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
