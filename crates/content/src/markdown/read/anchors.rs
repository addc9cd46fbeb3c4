//! The anchors of headings, unique in a document however many are equal.

use std::collections::{HashMap, HashSet};

/// The anchors of a document.
#[derive(Default)]
pub(super) struct AnchorSet {
    taken: HashSet<String>,
    /// The last number that was tried for the same letters.
    numbers: HashMap<String, u32>,
}

impl AnchorSet {
    /// An anchor made of the heading's letters and digits, short, and unique in the document.
    pub(super) fn take(&mut self, text: &str) -> String {
        let mut id: String =
            text.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(24).collect();
        if id.is_empty() {
            id.push_str("section");
        }
        // An address that begins with these would be the page's own.
        let mut free = id.clone();
        while self.taken.contains(&free) || matches!(free.as_str(), "main" | "top") {
            let number = self.numbers.entry(id.clone()).or_insert(1);
            *number += 1;
            free = format!("{id}-{number}");
        }
        self.taken.insert(free.clone());
        free
    }
}
