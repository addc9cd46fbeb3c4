//! Characters that readers see as boxes or not at all (LANG-01).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    BROKEN_CHARACTER = "LANG-01" Error "乱码或看不见的字符" "a broken or invisible character"
        "读者看到的会是方框或空白，读屏软件会读错。"
        "Readers see a box or nothing; screen readers stumble."
        P "国家通用语言文字法第九条";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    file.lines()
        .filter_map(|(number, line)| {
            let (at, c) = line.char_indices().find(|(_, c)| is_broken(*c))?;
            let place = file.place(number, line, at..at + c.len_utf8());
            Some(
                Finding::new(&BROKEN_CHARACTER, place)
                    .says(
                        format!("有乱码或看不见的字符：U+{:04X}", u32::from(c)),
                        format!("a broken or invisible character: U+{:04X}", u32::from(c)),
                    )
                    .help(remedy(c).0, remedy(c).1),
            )
        })
        .collect()
}

/// What to do about it.
fn remedy(c: char) -> (&'static str, &'static str) {
    match c {
        '\u{b}' => (
            "这是 Word 的手动换行符，换成换行或另起一段",
            "this is Word's soft line break; begin a new line or paragraph",
        ),
        _ => ("删去，或换成规范的汉字", "remove it, or write the proper character"),
    }
}

/// Not Unicode text, private use, without width, a control character, or one that turns the order of what follows.
fn is_broken(c: char) -> bool {
    matches!(u32::from(c), 0xFFFD..=0xFFFF | 0xE000..=0xF8FF | 0x200B | 0x2060 | 0xF0000..=0x10_FFFF
        | 0x202A..=0x202E | 0x2066..=0x2069)
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        let broken = ["坏\u{FFFD}字", "软\u{b}换行", "反\u{202E}序", "零\u{0}字", "\u{85}"];
        let broken = broken.into_iter().map(|line| (line, vec!["LANG-01"]));
        for (line, expected) in broken.chain([("好字\t", vec![])]) {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
