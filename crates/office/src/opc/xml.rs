//! A small tree of an XML part: names without prefixes, text with references resolved, no entities, bounded depth.

use quick_xml::{XmlVersion, events::Event, reader::Reader};

/// How deep elements may stand in one another; Office's own parts stay below 100.
const DEPTH: usize = 256;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlElement {
    /// Its name without a prefix.
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
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

impl XmlElement {
    /// The root element of a part; `None` when it is broken or too deep.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
        let mut reader = Reader::from_str(&text);
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => {
                    if open.len() > DEPTH {
                        return None;
                    }
                    open.push(element(&start));
                }
                Event::Empty(start) => {
                    open.last_mut()?.children.push(XmlNode::Element(element(&start)))
                }
                Event::End(_) => {
                    let done = open.pop()?;
                    open.last_mut()?.children.push(XmlNode::Element(done));
                }
                Event::Text(text) => open.last_mut()?.push_text(&text.xml10_content()),
                Event::CData(text) => open.last_mut()?.push_text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let known = match reference.resolve_char_ref().ok()? {
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
                    open.last_mut()?.push_text(known.encode_utf8(&mut [0; 4]));
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        let mut root = open.pop().filter(|_| open.is_empty())?;
        root.children.drain(..).find_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
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

fn element(start: &quick_xml::events::BytesStart<'_>) -> XmlElement {
    let attributes = start
        .attributes()
        .flatten()
        .filter_map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok()?;
            Some((attribute.key.local_name().as_ref().into(), value.into()))
        })
        .collect();
    XmlElement { name: start.local_name().as_ref().into(), attributes, children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::XmlElement;

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
            assert_eq!(XmlElement::parse(text.as_bytes()), None, "{}", &text[..text.len().min(20)]);
        }
        let bomb = "<!DOCTYPE a [<!ENTITY b \"ccccc\">]><a>&b;</a>";
        assert_eq!(XmlElement::parse(bomb.as_bytes()).unwrap().text(), "\u{FFFD}");
    }
}
