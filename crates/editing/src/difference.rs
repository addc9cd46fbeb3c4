//! What changed between two texts, by words: a Chinese character is a word, and so is a run of letters or digits.

use gongbao_base::text::is_han;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchChange {
    /// It stands in both.
    Same,
    /// It stands in the new one only.
    Added,
    /// It stands in the old one only.
    Removed,
}

impl StretchChange {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// The stretches of an old and a new text, in order.
#[must_use]
pub fn between(old: &str, new: &str) -> Vec<(StretchChange, String)> {
    let (old, new) = (words(old), words(new));
    let mut out: Vec<(StretchChange, String)> = Vec::new();
    let mut push = |change: StretchChange, words: &[&str]| {
        let text = words.concat();
        match out.last_mut() {
            Some((last, there)) if *last == change => there.push_str(&text),
            _ if text.is_empty() => {}
            _ => out.push((change, text)),
        }
    };
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match change {
            DiffOp::Equal { old_index, len, .. } => {
                push(StretchChange::Same, &old[old_index..old_index + len]);
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                push(StretchChange::Removed, &old[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                push(StretchChange::Added, &new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(StretchChange::Removed, &old[old_index..old_index + old_len]);
                push(StretchChange::Added, &new[new_index..new_index + new_len]);
            }
        }
    }
    out
}

fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, c) in text.char_indices() {
        let joined = |c: char| c.is_alphanumeric() && !is_han(c);
        if last.is_some_and(|last| !(joined(last) && joined(c))) {
            out.push(&text[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{StretchChange, between};

    #[test]
    fn characters_and_numbers_are_words() {
        let found = between("请于2023年到场。", "请于2024年前到场。");
        let of = |wanted| -> String {
            found
                .iter()
                .filter(|(change, _)| *change == wanted)
                .map(|(_, text)| text.as_str())
                .collect()
        };
        assert_eq!(of(StretchChange::Removed), "2023");
        assert_eq!(of(StretchChange::Added), "2024前");
        assert_eq!(of(StretchChange::Same), "请于年到场。");
        assert_eq!(between("甲", "甲"), [(StretchChange::Same, "甲".to_owned())]);
    }
}
