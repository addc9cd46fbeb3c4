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
}

impl Posting {
    /// Adds a place; documents and passages come in order.
    pub(crate) fn add(&mut self, document: u32, passage: u32) {
        if self.count == 0 {
            self.first = document;
        } else if self.last == document {
            if self.passage == passage {
                return;
            }
            numbers::write(&mut self.numbers, (passage - self.passage) * 2 + 1);
            self.passage = passage;
            self.count += 1;
            return;
        } else {
            numbers::write(&mut self.numbers, (document - self.last) * 2);
        }
        numbers::write(&mut self.numbers, passage);
        (self.last, self.passage) = (document, passage);
        self.count += 1;
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

/// Reads a gram's numbers.
pub(crate) fn read(numbers: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut numbers = numbers::read(numbers);
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
