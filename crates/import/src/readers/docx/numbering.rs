//! The numbers that Word draws before paragraphs and that stand nowhere in the text.

use std::collections::BTreeMap;

use super::numerals::numeral;
use gongbao_office::opc::XmlElement;

/// How deep lists go in Word.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct NumberingLevel {
    format: String,
    pattern: String,
    start: u32,
}

/// All lists of a document, and where each stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, (String, Vec<NumberingLevel>)>,
    counts: BTreeMap<String, [u32; LEVELS]>,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ListLabel {
    /// A dot.
    Bullet,
    /// A number as Markdown writes it.
    Number(u32),
    /// Another number, to be written as text: 一、 （一） 1.1.
    Text(String),
}

impl Numbering {
    pub(super) fn new(tree: Option<&XmlElement>) -> Self {
        let mut numbering = Self::default();
        let Some(tree) = tree else { return numbering };
        let value = |element: &XmlElement, path: &[&str]| {
            element.at(path).and_then(|e| e.attribute("val")).unwrap_or_default().to_owned()
        };
        let mut abstracts = BTreeMap::new();
        for element in tree.elements().filter(|element| &*element.name == "abstractNum") {
            let mut levels = vec![NumberingLevel::default(); LEVELS];
            for level in element.elements().filter(|element| &*element.name == "lvl") {
                let at = level.attribute("ilvl").and_then(|at| at.parse::<usize>().ok());
                if let Some(known) = at.and_then(|at| levels.get_mut(at)) {
                    *known = NumberingLevel {
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
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<ListLabel> {
        let (key, levels) = self.lists.get(list)?;
        let known = levels.get(level)?;
        if known.format == "bullet" {
            return Some(ListLabel::Bullet);
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
            return Some(ListLabel::Number(counts[level]));
        }
        let mut text = known.pattern.clone();
        for (at, level) in levels.iter().enumerate() {
            let count = if counts[at] == 0 { level.start } else { counts[at] };
            text = text.replace(&format!("%{}", at + 1), &numeral(&level.format, count));
        }
        let text = text.trim();
        // Chinese marks bring their own space.
        let gap = if text.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
        Some(ListLabel::Text(format!("{text}{gap}")))
    }
}
