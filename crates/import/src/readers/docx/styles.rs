//! The styles of a Word document: which are headings, which belong to a list.

use std::collections::BTreeMap;

use crate::model::Alignment;
use gongbao_office::{
    docx::wordml::{is_on, value},
    opc::XmlElement,
};

/// What a style says: a heading's level, or 0 for the title; its list.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphStyle {
    pub(super) heading: Option<u8>,
    pub(super) list: Option<(String, usize)>,
    pub(super) bold: bool,
    pub(super) alignment: Option<Option<Alignment>>,
}

/// All styles by their ids.
pub(super) fn styles(tree: Option<&XmlElement>) -> BTreeMap<String, ParagraphStyle> {
    let mut styles = BTreeMap::new();
    let mut parents = BTreeMap::new();
    for element in tree.into_iter().flat_map(XmlElement::elements) {
        let Some(id) = element.attribute("styleId").filter(|_| &*element.name == "style") else {
            continue;
        };
        let name = value(element, &["name"]).unwrap_or_default().to_lowercase();
        let named = ["heading ", "标题 "]
            .iter()
            .find_map(|start| name.strip_prefix(start)?.parse::<u8>().ok());
        let outline =
            value(element, &["pPr", "outlineLvl"]).and_then(|level| level.parse::<u8>().ok());
        let heading = match name.as_str() {
            "title" | "标题" => Some(0),
            _ => named.or(outline.filter(|level| *level < 9).map(|level| level + 1)),
        };
        let bold = is_on(element, &["rPr", "b"]);
        let style =
            ParagraphStyle { heading, list: list(element), bold, alignment: alignment(element) };
        parents.insert(id.to_owned(), value(element, &["basedOn"]).map(str::to_owned));
        styles.insert(id.to_owned(), style);
    }
    // A style says what the one it is based on says, unless it says otherwise.
    let names: Vec<String> = styles.keys().cloned().collect();
    for name in names {
        let mut parent = parents.get(&name).cloned().flatten();
        for _ in 0..16 {
            let Some(above) = parent.as_ref().and_then(|name| styles.get(name)).cloned() else {
                break;
            };
            if let Some(style) = styles.get_mut(&name) {
                style.heading = style.heading.or(above.heading.filter(|level| *level > 0));
                style.list = style.list.clone().or(above.list);
                style.alignment = style.alignment.or(above.alignment);
            }
            parent = parent.and_then(|name| parents.get(&name).cloned().flatten());
        }
    }
    styles
}

/// The list in whose row an element stands: its id, and the level in it.
pub(super) fn list(element: &XmlElement) -> Option<(String, usize)> {
    let list = element.at(&["pPr", "numPr"])?;
    let level = value(list, &["ilvl"]).and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((value(list, &["numId"])?.to_owned(), level))
}

/// Where an element says that its paragraph stands; `None` when it does not say it.
pub(super) fn alignment(element: &XmlElement) -> Option<Option<Alignment>> {
    Some(match value(element, &["pPr", "jc"])? {
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        _ => None,
    })
}
