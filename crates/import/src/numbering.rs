//! The numbers that Word draws before paragraphs and that stand nowhere in the text.

use std::collections::BTreeMap;

use gongbao_office::xml::Element;

/// How deep lists go in Word.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    pattern: String,
    start: u32,
}

/// All lists of a document, and where each stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, (String, Vec<Level>)>,
    counts: BTreeMap<String, [u32; LEVELS]>,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A dot.
    Bullet,
    /// A number as Markdown writes it.
    Number(u32),
    /// Another number, to be written as text: 一、 （一） 1.1.
    Text(String),
}

impl Numbering {
    pub(super) fn new(tree: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        let Some(tree) = tree else { return numbering };
        let value = |element: &Element, path: &[&str]| {
            element.at(path).and_then(|e| e.attribute("val")).unwrap_or_default().to_owned()
        };
        let mut abstracts = BTreeMap::new();
        for element in tree.elements().filter(|element| &*element.name == "abstractNum") {
            let mut levels = vec![Level::default(); LEVELS];
            for level in element.elements().filter(|element| &*element.name == "lvl") {
                let at = level.attribute("ilvl").and_then(|at| at.parse::<usize>().ok());
                if let Some(known) = at.and_then(|at| levels.get_mut(at)) {
                    *known = Level {
                        format: value(level, &["numFmt"]),
                        pattern: value(level, &["lvlText"]),
                        start: value(level, &["start"]).parse().unwrap_or(1),
                    };
                }
            }
            if let Some(id) = element.attribute("abstractNumId") {
                abstracts.insert(id.to_owned(), levels);
            }
        }
        for element in tree.elements().filter(|element| &*element.name == "num") {
            let (Some(id), of) = (element.attribute("numId"), value(element, &["abstractNumId"]))
            else {
                continue;
            };
            if let Some(levels) = abstracts.get(&of) {
                numbering.lists.insert(id.to_owned(), (of, levels.clone()));
            }
        }
        numbering
    }

    /// The label of the next paragraph of a list at a level.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<Label> {
        let (key, levels) = self.lists.get(list)?;
        let known = levels.get(level)?;
        if known.format == "bullet" {
            return Some(Label::Bullet);
        }
        if matches!(known.format.as_str(), "none" | "") {
            return None;
        }
        // Lists with one definition count on together.
        let counts = self.counts.entry(key.clone()).or_insert([0; LEVELS]);
        counts[level] =
            if counts[level] == 0 { known.start } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        let plain = matches!(
            known.pattern.trim().strip_prefix(&format!("%{}", level + 1)),
            Some("." | ")" | "、" | "．" | "")
        );
        if known.format == "decimal" && plain {
            return Some(Label::Number(counts[level]));
        }
        let mut text = known.pattern.clone();
        for (at, level) in levels.iter().enumerate() {
            let count = if counts[at] == 0 { level.start } else { counts[at] };
            text = text.replace(&format!("%{}", at + 1), &written(&level.format, count));
        }
        let text = text.trim();
        // Chinese marks bring their own space.
        let gap = if text.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
        Some(Label::Text(format!("{text}{gap}")))
    }
}

fn written(format: &str, count: u32) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or_default();
        char::from(first + at)
            .to_string()
            .repeat((count.saturating_sub(1) / 26 + 1).min(9) as usize)
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count - 1).unwrap_or('①').to_string()
        }
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// 1 to 999 in Chinese.
fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS[(at % 10) as usize];
    match count {
        0..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", if count == 10 { "" } else { digit(count) }),
        20..=99 => {
            format!(
                "{}十{}",
                digit(count / 10),
                if count.is_multiple_of(10) { "" } else { digit(count) }
            )
        }
        100..=999 => {
            let rest = match count % 100 {
                0 => String::new(),
                rest @ 1..=9 => format!("零{}", digit(rest)),
                rest => format!(
                    "{}十{}",
                    digit(rest / 10),
                    if rest % 10 == 0 { "" } else { digit(rest) }
                ),
            };
            format!("{}百{rest}", digit(count / 100))
        }
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{chinese, roman, written};

    #[test]
    fn numbers_are_written() {
        let of = [1, 10, 11, 20, 21, 99, 100, 105, 120].map(chinese);
        assert_eq!(
            of,
            ["一", "十", "十一", "二十", "二十一", "九十九", "一百", "一百零五", "一百二十"]
        );
        assert_eq!(roman(1994), "MCMXCIV");
        assert_eq!(
            (written("lowerLetter", 27), written("decimalEnclosedCircle", 2)),
            ("aa".into(), "②".into())
        );
    }
}
