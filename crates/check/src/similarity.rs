//! How much of one text stands in another.

use std::collections::HashSet;

/// The share of a text's runs of five characters that stand in another text, from 0 to 1.
pub(crate) fn overlap(text: &str, other: &str) -> f64 {
    let runs = |text: &str| -> HashSet<[char; 5]> {
        let characters: Vec<char> = text.chars().collect();
        characters.windows(5).filter_map(|run| run.try_into().ok()).collect()
    };
    let (own, other) = (runs(text), runs(other));
    if own.is_empty() {
        return 0.0;
    }
    let shared = own.iter().filter(|run| other.contains(*run)).count();
    #[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52")]
    let share = shared as f64 / own.len() as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::overlap;

    #[test]
    fn overlap_is_a_share() {
        assert!((overlap("一二三四五六", "零一二三四五六七") - 1.0).abs() < 1e-9);
        assert!((overlap("一二三四五六", "一二三四五") - 0.5).abs() < 1e-9);
        assert!(overlap("一二三四", "一二三四") < 1e-9);
    }
}
