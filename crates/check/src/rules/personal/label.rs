//! Words before a number that say what it is.

/// How far before a number its label may end, in characters.
const REACH: usize = 10;

/// What a label goes on with; other characters between it and the number are at most a name.
const MORE: &str = "号码证件为是系：:（）()=“”\"'";

/// Whether one of these labels stands before a byte of a text, with no sentence and no other number between.
pub(super) fn stands_before(text: &str, at: usize, labels: &[&str]) -> bool {
    let near = text[..at].char_indices().rev().nth(REACH + 11).map_or(0, |(start, _)| start);
    let before = &text[near..at];
    let clause = before
        .rfind(|c: char| c.is_ascii_digit() || "。；;！？，,、|\u{1e}\u{1f}".contains(c))
        .map_or(0, |end| end + before[end..].chars().next().map_or(1, char::len_utf8));
    let clause = &before[clause..];
    labels.iter().any(|label| {
        clause.rfind(label).is_some_and(|start| {
            let mut between = clause[start + label.len()..].chars().filter(|c| !c.is_whitespace());
            between.clone().count() <= REACH
                && between.by_ref().filter(|c| !MORE.contains(*c)).count() <= 3
        })
    })
}

#[cfg(test)]
mod tests {
    use super::stands_before;

    #[test]
    fn a_label_is_near_and_of_the_same_clause() {
        let labelled = |text: &str| stands_before(text, text.len(), &["身份证"]);
        for text in ["身份证号：", "身份证号码（公民） ", "张某身份证号码为\n"]
        {
            assert!(labelled(text), "{text}");
        }
        for text in [
            "身份证复印件。编号",
            "身份证2份，共",
            "身份证和营业执照的统一社会信用代码：",
            "身份证同时提交：",
        ] {
            assert!(!labelled(text), "{text}");
        }
    }
}
