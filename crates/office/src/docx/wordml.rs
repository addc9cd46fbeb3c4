//! What elements of WordprocessingML (ISO/IEC 29500-1, 17) say; for whoever reads a Word document.

use crate::opc::XmlElement;

/// The `val` of an element below this one.
#[must_use]
pub fn value<'e>(element: &'e XmlElement, path: &[&str]) -> Option<&'e str> {
    element.at(path)?.attribute("val")
}

/// Whether a property is on: it stands there, and does not say no.
#[must_use]
pub fn is_on(element: &XmlElement, path: &[&str]) -> bool {
    element
        .at(path)
        .is_some_and(|e| !matches!(e.attribute("val"), Some("0" | "false" | "off" | "none")))
}

/// Whether it is a run that is not shown.
#[must_use]
pub fn is_hidden(element: &XmlElement) -> bool {
    &*element.name == "r" && is_on(element, &["rPr", "vanish"])
}

/// Whether it is a tracked change of text, which names its author.
#[must_use]
pub fn is_text_change(element: &XmlElement) -> bool {
    matches!(&*element.name, "ins" | "del" | "moveFrom" | "moveTo")
        && element.attribute("author").is_some()
}

/// Whether it is any tracked change: of text, cells or properties.
#[must_use]
pub fn is_change(element: &XmlElement) -> bool {
    let other = matches!(&*element.name, "cellIns" | "cellDel" | "cellMerge")
        || element.name.ends_with("PrChange");
    is_text_change(element) || other && element.attribute("author").is_some()
}

/// Whether it is a run in white on a white ground.
#[must_use]
pub fn is_white(run: &XmlElement) -> bool {
    &*run.name == "r"
        && value(run, &["rPr", "color"]).is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"))
        && run.at(&["rPr", "shd"]).is_none()
        && run.at(&["rPr", "highlight"]).is_none()
}
