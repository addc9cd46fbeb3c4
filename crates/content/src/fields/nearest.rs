//! The known name that a misspelt one was probably meant to be.

/// The known name that a misspelt one was probably meant to be.
#[must_use]
pub fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names
        .map(|name| (strsim::osa_distance(&typed.to_lowercase(), name), name))
        .filter(|(distance, name)| {
            *distance <= 1 + name.chars().count().min(typed.chars().count()) / 4
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
        .filter(|name| name.chars().any(|c| typed.contains(c)))
}
