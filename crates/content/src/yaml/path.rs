//! The way to a key or value of a YAML mapping.

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// The value of this key.
    Key(String),
    /// The value of the first key with one of these names.
    Either(&'static str, &'static str),
    /// The item with this index.
    Item(usize),
}

impl PathStep {
    /// The keys that it may mean.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Self::Key(name) => (Some(name.as_str()), None),
            Self::Either(one, other) => (Some(*one), Some(*other)),
            Self::Item(_) => (None, None),
        };
        one.into_iter().chain(other)
    }
}

/// A step to the value of a key.
#[must_use]
pub fn key(name: &str) -> PathStep {
    PathStep::Key(name.to_owned())
}

/// What of a mapping's entry a finding points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingSide {
    /// The key at the end of the path.
    Key,
    /// The value at the end of the path.
    Value,
}
