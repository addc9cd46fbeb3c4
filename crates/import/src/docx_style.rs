//! The styles of a Word document: which are headings, which belong to a list.

use std::collections::BTreeMap;

use gongbao_office::xml::Element;

/// What a style says: a heading's level, or 0 for the title; its list.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) heading: Option<u8>,
    pub(super) list: Option<(String, usize)>,
    pub(super) bold: bool,
}

pub(super) fn value<'e>(element: &'e Element, path: &[&str]) -> Option<&'e str> {
    element.at(path)?.attribute("val")
}

pub(super) fn is_set(element: &Element, path: &[&str]) -> bool {
    element
        .at(path)
        .is_some_and(|e| !matches!(e.attribute("val"), Some("0" | "false" | "off" | "none")))
}

pub(super) fn styles(tree: Option<&Element>) -> BTreeMap<String, Style> {
    let mut styles = BTreeMap::new();
    let mut parents = BTreeMap::new();
    for element in tree.into_iter().flat_map(Element::elements) {
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
        let style = Style { heading, list: list(element), bold: is_set(element, &["rPr", "b"]) };
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
            }
            parent = parent.and_then(|name| parents.get(&name).cloned().flatten());
        }
    }
    styles
}

pub(super) fn list(element: &Element) -> Option<(String, usize)> {
    let list = element.at(&["pPr", "numPr"])?;
    let level = value(list, &["ilvl"]).and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((value(list, &["numId"])?.to_owned(), level))
}
