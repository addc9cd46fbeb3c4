//! The name that somebody meant who typed another.

/// The name that is at most so many edits (insertion, removal, exchange, swap of neighbours) away; the first of equals by order.
#[must_use]
pub fn nearest<'n>(
    typed: &str,
    names: impl Iterator<Item = &'n str>,
    most: usize,
) -> Option<&'n str> {
    names
        .map(|name| (strsim::osa_distance(name, typed), name))
        .min()
        .filter(|(edits, _)| *edits <= most)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_within_reach() {
        let names = || ["about", "apply", "guide"].into_iter();
        assert_eq!(nearest("aply", names(), 2), Some("apply"));
        assert_eq!(nearest("index", names(), 2), None);
    }
}
