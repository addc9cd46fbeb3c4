//! Where a key or value stands: a second pass over the text by parser events, made once, when the first finding needs it, since
//! serde_yaml's values carry no position.

use std::{collections::BTreeMap, sync::OnceLock};

use saphyr_parser::{Event, Parser, Span};

use super::{
    path::{MappingSide, PathStep},
    source::Source,
    stretch::LineStretch,
};
use gongbao_base::finding::Place;

/// How deep nodes stand within each other of which the places are kept. Values are read to a lesser depth.
const DEPTH: usize = 256;

/// The places of the nodes of one stretch of YAML; nothing until one is asked for.
#[derive(Clone, Debug, Default)]
pub struct YamlPlaces(OnceLock<Option<LocatedNode>>);

#[derive(Clone, Debug)]
struct LocatedNode {
    stretch: LineStretch,
    inside: Inside,
}

/// What stands in a node.
#[derive(Clone, Debug)]
enum Inside {
    Nothing,
    Items(Vec<LocatedNode>),
    Entries { entries: Vec<(LineStretch, LocatedNode)>, by_key: BTreeMap<Box<str>, usize> },
}

impl YamlPlaces {
    /// The place of the key or value at the end of `path`; the nearest outer place that exists when the path does not. The
    /// source has to be the same each time.
    #[must_use]
    pub fn locate(&self, source: Source<'_>, path: &[PathStep], side: MappingSide) -> Place {
        let root = self.0.get_or_init(|| TreeReader::read(source.text)).as_ref();
        match root.map(|root| root.find(path, side)) {
            None => Place::at(source.file, source.line, 1, 3),
            Some(stretch) => stretch.place(source),
        }
    }
}

impl LocatedNode {
    fn find(&self, path: &[PathStep], side: MappingSide) -> LineStretch {
        let Some((step, rest)) = path.split_first() else { return self.stretch };
        match (&self.inside, step) {
            (Inside::Items(items), PathStep::Item(wanted)) => {
                items.get(*wanted).map_or(self.stretch, |item| item.find(rest, side))
            }
            (Inside::Entries { entries, by_key }, step) => {
                let first = step.names().filter_map(|name| by_key.get(name)).min();
                match first.and_then(|at| entries.get(*at)) {
                    None => self.stretch,
                    Some((key, _)) if rest.is_empty() && side == MappingSide::Key => *key,
                    Some((_, value)) => value.find(rest, side),
                }
            }
            _ => self.stretch,
        }
    }
}

/// Puts the tree together from the parser's events.
struct TreeReader<'t> {
    lines: Vec<&'t str>,
    open: Vec<OpenCollection>,
    root: Option<LocatedNode>,
}

/// A collection that has begun; a mapping may have a key that waits for its value.
struct OpenCollection {
    node: LocatedNode,
    key: Option<(Option<Box<str>>, LineStretch)>,
}

impl<'t> TreeReader<'t> {
    /// The tree of a text, as far as it can be read.
    fn read(text: &'t str) -> Option<LocatedNode> {
        let mut reader = Self { lines: text.lines().collect(), open: Vec::new(), root: None };
        let mut too_deep = 0_usize;
        for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
            match event {
                Event::MappingStart(..) | Event::SequenceStart(..)
                    if reader.open.len() >= DEPTH =>
                {
                    too_deep += 1;
                }
                Event::MappingEnd | Event::SequenceEnd if too_deep > 0 => too_deep -= 1,
                _ if too_deep > 0 => {}
                Event::MappingStart(..) => {
                    let entries = Inside::Entries { entries: Vec::new(), by_key: BTreeMap::new() };
                    reader.begin(span, entries);
                }
                Event::SequenceStart(..) => reader.begin(span, Inside::Items(Vec::new())),
                Event::MappingEnd | Event::SequenceEnd => reader.end(),
                Event::Scalar(text, ..) => reader.leaf(Some(&text), span),
                Event::Alias(_) => reader.leaf(None, span),
                _ => {}
            }
        }
        while !reader.open.is_empty() {
            reader.end();
        }
        reader.root
    }

    fn begin(&mut self, span: Span, inside: Inside) {
        let node = LocatedNode { stretch: self.stretch(span), inside };
        self.open.push(OpenCollection { node, key: None });
    }

    fn end(&mut self) {
        if let Some(done) = self.open.pop() {
            self.take(None, done.node);
        }
    }

    fn leaf(&mut self, text: Option<&str>, span: Span) {
        let node = LocatedNode { stretch: self.stretch(span), inside: Inside::Nothing };
        self.take(text, node);
    }

    /// A node that is whole goes into the one that it stands in: as an item, a key, or the value of the last key.
    fn take(&mut self, text: Option<&str>, node: LocatedNode) {
        let Some(above) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match &mut above.node.inside {
            Inside::Nothing => {}
            Inside::Items(items) => items.push(node),
            Inside::Entries { entries, by_key } => match above.key.take() {
                None => above.key = Some((text.map(Into::into), node.stretch)),
                Some((name, key)) => {
                    if let Some(name) = name {
                        by_key.entry(name).or_insert(entries.len());
                    }
                    entries.push((key, node));
                }
            },
        }
    }

    fn stretch(&self, span: Span) -> LineStretch {
        let line = self.lines.get(span.start.line().saturating_sub(1));
        LineStretch::of(span, line.copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::YamlPlaces;
    use crate::yaml::{MappingSide, PathStep, Source};

    fn source(text: &str) -> Source<'_> {
        Source { file: "a.md", text, line: 2 }
    }

    #[test]
    fn finds_keys_and_values() {
        let text =
            "标题: 通知\nattachments:\n  - file: a.pdf\n    title: \"甲\"\n  - file: b.pdf\n";
        let places = YamlPlaces::default();
        let path =
            [PathStep::Key("attachments".into()), PathStep::Item(1), PathStep::Key("file".into())];
        let place = places.locate(source(text), &path, MappingSide::Value);
        assert_eq!((place.line, place.column, place.length), (6, 11, 5));
        let place = places.locate(source(text), &path[..1], MappingSide::Key);
        assert_eq!((place.line, place.column, place.length), (3, 1, 11));
        let place =
            places.locate(source(text), &[PathStep::Key("标题".into())], MappingSide::Value);
        assert_eq!((place.line, place.column, place.length), (2, 5, 2));
    }

    /// What is nested as deep as a file can have it costs neither the stack nor the time of each finding.
    #[test]
    fn deep_and_long_texts_are_no_harm() {
        let deep = "- ".repeat(30_000);
        let path = vec![PathStep::Item(0); 30_000];
        let place = YamlPlaces::default().locate(source(&deep), &path, MappingSide::Value);
        assert_eq!((place.line, place.column), (2, 2 * 255 + 1));
        let long: String = (0..10_000).map(|number| format!("k{number}: 1\n")).collect();
        let places = YamlPlaces::default();
        for number in 0..10_000 {
            let path = [PathStep::Key(format!("k{number}"))];
            assert_eq!(places.locate(source(&long), &path, MappingSide::Key).line, number + 2);
        }
    }
}
