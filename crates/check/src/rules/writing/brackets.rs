//! Brackets come in pairs, within a line (WORD-04).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    UNPAIRED = "WORD-04" Warning "括号不成对" "an unpaired bracket"
        "书名号、六角括号、圆括号和方头括号要成对，同一行里开了要关。"
        "Brackets come in pairs; one that opens in a line closes in it."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
}

const PAIRS: [(char, char); 4] = [('《', '》'), ('〔', '〕'), ('（', '）'), ('【', '】')];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    file.lines()
        .filter_map(|(number, line)| {
            let (at, c) = unpaired(line)?;
            Some(
                Finding::new(&UNPAIRED, file.place(number, line, at..at + c.len_utf8()))
                    .says(format!("括号不成对：{c}"), format!("an unpaired bracket: {c}"))
                    .help("补上另一半，或删去", "add the other half, or remove it"),
            )
        })
        .collect()
}

/// The first bracket of a line that has no other half.
fn unpaired(line: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in line.char_indices() {
        if PAIRS.iter().any(|(first, _)| *first == c) {
            open.push((at, c));
        } else if let Some((first, _)) = PAIRS.iter().find(|(_, last)| *last == c) {
            match open.iter().rposition(|(_, c)| c == first) {
                Some(found) => {
                    open.remove(found);
                }
                // A list is counted 1） and 一） as well.
                None if c == '）' => {}
                None => return Some((at, c)),
            }
        }
    }
    open.first().copied()
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("根据《办法规定", vec!["WORD-04"]),
            ("根据办法》规定", vec!["WORD-04"]),
            ("根据《办法》（试行）规定", vec![]),
            ("1）第一项", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
