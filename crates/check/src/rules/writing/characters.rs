//! Characters that readers see as boxes or not at all (LANG-01).

use crate::source_file::SourceFile;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    yaml::{PathStep, key},
};
use serde_yaml::Value;

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
            Some(broken(c, place))
        })
        .collect()
}

/// Those that nobody typed and a reader gets all the same: `\u202E` in quotes, `&#x202E;` in a text.
pub(crate) fn escaped(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(document) = file.document else { return Vec::new() };
    let mut findings = Vec::new();
    if document.front.contains('\\')
        && let Ok(values) = serde_yaml::from_str(&document.front)
    {
        in_values(&values, document, &mut Vec::new(), &mut findings);
    }
    for (number, line) in file.lines().filter(|(_, line)| line.contains("&#")) {
        for (at, _) in line.match_indices("&#") {
            if let Some(c) = referred(&line[at + 2..]).filter(|c| is_broken(*c)) {
                findings.push(broken(c, file.place(number, line, at..at + 2)));
            }
        }
    }
    findings
}

/// Those in the values of a front matter that do not stand in its text.
fn in_values(
    value: &Value,
    document: &Document,
    path: &mut Vec<PathStep>,
    findings: &mut Vec<Finding>,
) {
    match value {
        Value::String(text) => {
            let hidden = |c: &char| is_broken(*c) && !document.front.contains(*c);
            if let Some(c) = text.chars().find(hidden) {
                findings.push(broken(c, document.place(path)));
            }
        }
        Value::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(PathStep::Item(at));
                in_values(item, document, path, findings);
                path.pop();
            }
        }
        Value::Mapping(entries) => {
            for (name, value) in entries {
                path.push(key(name.as_str().unwrap_or_default()));
                in_values(value, document, path, findings);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The character that a numeric reference names, after its `&#`.
fn referred(text: &str) -> Option<char> {
    let (number, _) = text.split_once(';')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    code.and_then(char::from_u32)
}

fn broken(c: char, place: Place) -> Finding {
    Finding::new(&BROKEN_CHARACTER, place)
        .says(
            format!("有乱码或看不见的字符：U+{:04X}", u32::from(c)),
            format!("a broken or invisible character: U+{:04X}", u32::from(c)),
        )
        .help(remedy(c).0, remedy(c).1)
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
