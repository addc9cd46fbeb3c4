//! Lines that need not change: where two ways of writing one thing correspond line by line, those that say the same stay.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The lines of `written` that say the same before and after, and the new ones where they differ. `before` and `after` are the
/// old and the new text in one form, `written` is the old one as it stands; none when that has other lines.
pub(crate) fn kept(
    written: &[&str],
    before: &[&str],
    after: &[&str],
    dressed: impl Fn(&str, &str) -> String,
) -> Option<Vec<String>> {
    if written.len() != before.len() {
        return None;
    }
    let mut out = Vec::with_capacity(after.len());
    for change in capture_diff_slices(Algorithm::Myers, before, after) {
        match change {
            DiffOp::Equal { old_index, len, .. } => {
                out.extend(
                    written[old_index..old_index + len].iter().map(|line| (*line).to_owned()),
                );
            }
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { new_index, new_len, .. } => {
                out.extend(
                    after[new_index..new_index + new_len].iter().map(|line| (*line).to_owned()),
                );
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let pairs = if old_len == new_len { old_len } else { 0 };
                for at in 0..pairs {
                    out.push(dressed(written[old_index + at], after[new_index + at]));
                }
                let rest = &after[new_index + pairs..new_index + new_len];
                out.extend(rest.iter().map(|line| (*line).to_owned()));
            }
        }
    }
    Some(out)
}
