//! A small tree of an XML part: names without prefixes, text with references resolved, no entities, bounded depth.

use std::{collections::HashSet, sync::Arc};

use quick_xml::{XmlVersion, events::Event, reader::Reader};

use crate::contents::ReadGap;

/// How much memory a tree may take, in bytes: an archive packs a million empty paragraphs into a thousand bytes.
const HELD: usize = 80 << 20;
/// How deep elements may stand in one another; Office's own parts stay below 100.
const DEPTH: usize = 256;

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlElement {
    /// Its name without a prefix.
    pub name: Arc<str>,
    attributes: Vec<(Arc<str>, Box<str>)>,
    /// What stands in it.
    pub children: Vec<XmlNode>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlNode {
    /// An element.
    Element(XmlElement),
    /// Text.
    Text(String),
}

/// Builds a tree, and counts what it takes.
#[derive(Default)]
struct TreeBuilder {
    /// The open elements, the innermost last.
    open: Vec<XmlElement>,
    root: Option<XmlElement>,
    /// Each name once.
    names: HashSet<Arc<str>>,
    held: usize,
}

impl TreeBuilder {
    fn name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        self.held += 2 * name.len() + 64;
        let name: Arc<str> = name.into();
        self.names.insert(Arc::clone(&name));
        name
    }

    fn element(&mut self, start: &quick_xml::events::BytesStart<'_>) -> XmlElement {
        let mut attributes = Vec::new();
        for attribute in start.attributes().flatten() {
            let Ok(value) = attribute.normalized_value(XmlVersion::Explicit1_0) else { continue };
            self.held += value.len() + 64;
            attributes.push((self.name(attribute.key.local_name().as_ref()), value.into()));
        }
        attributes.shrink_to_fit();
        self.held += size_of::<XmlNode>() + 32;
        XmlElement {
            name: self.name(start.local_name().as_ref()),
            attributes,
            children: Vec::new(),
        }
    }

    /// Adds an element that has ended; what stands beside the root is left out.
    fn end(&mut self, mut element: XmlElement) {
        element.children.shrink_to_fit();
        match self.open.last_mut() {
            Some(parent) => parent.children.push(XmlNode::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    fn text(&mut self, text: &str) {
        self.held += text.len() + 32;
        if let Some(parent) = self.open.last_mut() {
            parent.push_text(text);
        }
    }
}

impl XmlElement {
    /// The root element of a part.
    ///
    /// # Errors
    /// When it is broken, too deep or too large.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadGap> {
        let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
        let mut reader = Reader::from_str(&text);
        let mut tree = TreeBuilder::default();
        loop {
            if tree.held > HELD {
                return Err(ReadGap::TooLarge);
            }
            match reader.read_event().map_err(|_| ReadGap::Broken)? {
                Event::Start(start) => {
                    if tree.open.len() >= DEPTH {
                        return Err(ReadGap::Broken);
                    }
                    let element = tree.element(&start);
                    tree.open.push(element);
                }
                Event::Empty(start) => {
                    let element = tree.element(&start);
                    tree.end(element);
                }
                Event::End(_) => {
                    let done = tree.open.pop().ok_or(ReadGap::Broken)?;
                    tree.end(done);
                }
                Event::Text(text) => tree.text(&text.xml10_content()),
                Event::CData(text) => tree.text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let known = match reference.resolve_char_ref().map_err(|_| ReadGap::Broken)? {
                        Some(c) => c,
                        None => match &*reference {
                            "lt" => '<',
                            "gt" => '>',
                            "amp" => '&',
                            "quot" => '"',
                            "apos" => '\'',
                            _ => char::REPLACEMENT_CHARACTER,
                        },
                    };
                    tree.text(known.encode_utf8(&mut [0; 4]));
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        tree.root.filter(|_| tree.open.is_empty()).ok_or(ReadGap::Broken)
    }

    fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(XmlNode::Text(last)) => last.push_str(text),
            _ => self.children.push(XmlNode::Text(text.to_owned())),
        }
    }

    /// An attribute's value, by its name without a prefix.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first element of this name in it.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| &*element.name == name)
    }

    /// The element below it along these names.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The elements of this name in it, also those that stand in elements of these other names.
    #[must_use]
    pub fn through(&self, wrappers: &[&str], name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in self.elements() {
            if &*child.name == name {
                found.push(child);
            } else if wrappers.contains(&&*child.name) {
                found.extend(child.through(wrappers, name));
            }
        }
        found
    }

    /// Calls for it and every element below it, in their order.
    pub fn each<'e>(&'e self, call: &mut impl FnMut(&'e Self)) {
        call(self);
        for element in self.elements() {
            element.each(call);
        }
    }

    /// All text below it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.each(&mut |element| {
            // Order among text and elements matters little here: Office's parts have no mixed content.
            for node in &element.children {
                if let XmlNode::Text(text) = node {
                    out.push_str(text);
                }
            }
        });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadGap, XmlElement};

    #[test]
    fn reads_what_stands_there() {
        let root = XmlElement::parse(
            "<w:a x:b='1&amp;2'><c/>一&lt;<![CDATA[<]]>&#x4E8C;</w:a>".as_bytes(),
        )
        .unwrap();
        assert_eq!(
            (&*root.name, root.attribute("b"), root.text().as_str()),
            ("a", Some("1&2"), "一<<二")
        );
        assert!(root.child("c").is_some() && root.child("d").is_none());
    }

    #[test]
    fn broken_and_bottomless_parts_are_refused() {
        for text in ["<a>", "<a><b></a>", "", "text", &"<a>".repeat(100_000)] {
            let parsed = XmlElement::parse(text.as_bytes());
            assert_eq!(parsed, Err(ReadGap::Broken), "{}", &text[..text.len().min(20)]);
        }
        let many = format!("<a>{}</a>", "<b/>".repeat(1_000_000));
        assert_eq!(XmlElement::parse(many.as_bytes()), Err(ReadGap::TooLarge));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"ccccc\">]><a>&b;</a>";
        assert_eq!(XmlElement::parse(bomb.as_bytes()).unwrap().text(), "\u{FFFD}");
    }
}
