//! Two changes of one text, put together by paragraph.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::blocks;
use gongbao_content::front_matter;

/// The text with both changes; none where both changed the same paragraph or line of the front matter in different ways.
#[must_use]
pub fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs || base == theirs {
        return Some(ours.to_owned());
    }
    let [base, ours, theirs] = [base, ours, theirs].map(units);
    let (mut from_ours, mut from_theirs) = (changes(&base, &ours), changes(&base, &theirs));
    let mut out = String::new();
    for at in 0..=base.len() {
        // What was put before this unit.
        match (from_ours.inserted[at].take(), from_theirs.inserted[at].take()) {
            (Some(one), Some(other)) if one != other => return None,
            (Some(text), _) | (None, Some(text)) => out.push_str(&text),
            (None, None) => {}
        }
        let Some(unit) = base.get(at) else { break };
        match (from_ours.replaced[at].take(), from_theirs.replaced[at].take()) {
            (Some(one), Some(other)) if one != other => return None,
            (Some(text), _) | (None, Some(text)) => out.push_str(&text),
            (None, None) => out.push_str(unit),
        }
    }
    Some(out)
}

/// The lines of the front matter and the paragraphs of the text, each with what stands after it.
fn units(text: &str) -> Vec<String> {
    let body = front_matter::split("", text).map_or(0, |parts| parts.body_offset);
    let (front, rest) = text.split_at(body);
    let mut out: Vec<String> = front.split_inclusive('\n').map(str::to_owned).collect();
    let blocks = blocks::read(rest);
    let mut from = 0;
    for (at, block) in blocks.iter().enumerate() {
        let to = blocks.get(at + 1).map_or(rest.len(), |next| next.range.start);
        let start = if at == 0 { 0 } else { from };
        out.push(rest[start..to].to_owned());
        from = to;
        debug_assert!(block.range.end <= to);
    }
    if blocks.is_empty() && !rest.is_empty() {
        out.push(rest.to_owned());
    }
    out
}

/// What one side did with each unit of the base.
struct SideChanges {
    inserted: Vec<Option<String>>,
    replaced: Vec<Option<String>>,
}

fn changes(base: &[String], side: &[String]) -> SideChanges {
    let mut out =
        SideChanges { inserted: vec![None; base.len() + 1], replaced: vec![None; base.len()] };
    for change in capture_diff_slices(Algorithm::Myers, base, side) {
        let (old, new) = (change.old_range(), change.new_range());
        match change {
            DiffOp::Equal { .. } => {}
            DiffOp::Insert { .. } => out.inserted[old.start] = Some(side[new].concat()),
            DiffOp::Delete { .. } | DiffOp::Replace { .. } => {
                let pairs = if old.len() == new.len() { old.len() } else { 0 };
                for at in 0..pairs {
                    out.replaced[old.start + at] = Some(side[new.start + at].clone());
                }
                if pairs == 0 {
                    let (first, rest) = (old.start, old.start + 1..old.end);
                    out.replaced[first] = Some(side[new].concat());
                    rest.for_each(|at| out.replaced[at] = Some(String::new()));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::merged;

    const BASE: &str = "---\n标题: 甲\n文号: 乙\n---\n\n第一段。\n\n第二段。\n\n第三段。\n";

    #[test]
    fn changes_of_different_paragraphs_go_together() {
        let ours = BASE.replace("第一段。", "第一段，改过。");
        let theirs =
            BASE.replace("文号: 乙", "文号: 丙").replace("第三段。", "第三段。\n\n第四段。");
        let both = merged(BASE, &ours, &theirs).unwrap();
        for words in ["第一段，改过。", "文号: 丙", "第四段。", "第二段。"] {
            assert!(both.contains(words), "{both}");
        }
        assert_eq!(merged(BASE, BASE, &theirs).unwrap(), theirs);
    }

    #[test]
    fn two_changes_of_one_paragraph_do_not() {
        let ours = BASE.replace("第二段。", "第二段，我改。");
        let theirs = BASE.replace("第二段。", "第二段，他改。");
        assert_eq!(merged(BASE, &ours, &theirs), None);
        assert_eq!(merged(BASE, &ours, &ours).unwrap(), ours);
    }
}
