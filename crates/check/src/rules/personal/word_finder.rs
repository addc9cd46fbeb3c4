//! Looks for a set of words in one pass: most texts hold none of them, and are done with.

use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;

/// A set of words to look for.
pub(super) struct WordFinder(Option<AhoCorasick>);

impl WordFinder {
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        // Of words that begin alike the longest is meant.
        Self(AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok())
    }

    /// Where the words stand, in order; none overlaps another.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.0.iter().flat_map(move |words| words.find_iter(text)).map(|found| found.range())
    }

    /// Whether any stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|words| words.is_match(text))
    }
}
