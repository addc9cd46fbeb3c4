//! The sentences by which two texts differ.

use similar::{Algorithm, ChangeTag};

/// The sentences that only one text has, in order.
pub(super) fn differing(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let (before, after) = (sentences(old), sentences(new));
    let ops = similar::capture_diff_slices(Algorithm::Myers, &before, &after);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for op in ops {
        for change in op.iter_changes(&before, &after) {
            match change.tag() {
                ChangeTag::Delete => gone.push(change.value().to_string()),
                ChangeTag::Insert => come.push(change.value().to_string()),
                ChangeTag::Equal => {}
            }
        }
    }
    (gone, come)
}

/// A text cut behind each full stop, question or exclamation mark, semicolon, and line.
fn sentences(text: &str) -> Vec<&str> {
    text.lines()
        .flat_map(|line| line.split_inclusive(['。', '；', '！', '？']))
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn sentences_that_changed_stand_alone() {
        let (old, new) = differing(
            "第一条。办理时间九时。\n第三条。",
            "第一条。办理时间十时。\n第三条。第四条。",
        );
        assert_eq!(old, ["办理时间九时。"]);
        assert_eq!(new, ["办理时间十时。", "第四条。"]);
    }
}
