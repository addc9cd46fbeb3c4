//! How long a passage is: written by segments, relied on by queries.

/// Tokens of a passage.
pub(crate) const PASSAGE: usize = 600;

/// Tokens of the next passage that belong to it too; the longest phrase that is found as one.
pub(crate) const OVERLAP: usize = 24;
