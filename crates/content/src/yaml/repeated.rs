//! The place where a key is repeated, in YAML that serde_yaml refuses.

use saphyr_parser::{Event, Parser};

use super::{source::Source, stretch::LineStretch};
use gongbao_base::finding::Place;

/// The place where a key is given for the second time in its mapping.
pub(super) fn repeated_key(source: Source<'_>, key: &str) -> Place {
    let mut open: Vec<OpenNode> = Vec::new();
    for (event, span) in Parser::new_from_str(source.text).map_while(Result::ok) {
        match event {
            Event::MappingStart(..) => {
                begin(&mut open);
                open.push(OpenNode { mapping: true, at_key: true, seen: false });
            }
            Event::SequenceStart(..) => {
                begin(&mut open);
                open.push(OpenNode { mapping: false, at_key: false, seen: false });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            Event::Scalar(text, ..) => {
                let is_key = open.last().is_some_and(|node| node.at_key) && text == key;
                if is_key && open.last().is_some_and(|node| node.seen) {
                    let line = source.text.lines().nth(span.start.line().saturating_sub(1));
                    return LineStretch::of(span, line.unwrap_or_default()).place(source);
                }
                begin(&mut open);
                if let Some(node) = open.last_mut().filter(|_| is_key) {
                    node.seen = true;
                }
            }
            Event::Alias(_) => begin(&mut open),
            _ => {}
        }
    }
    Place::at(source.file, source.line, 1, 1)
}

/// A mapping or list that is being read.
struct OpenNode {
    mapping: bool,
    /// Whether a key comes next.
    at_key: bool,
    /// Whether the key that is looked for was there already.
    seen: bool,
}

/// A node begins in the innermost one that is open: after a key comes its value, after that the next key.
fn begin(open: &mut [OpenNode]) {
    if let Some(node) = open.last_mut().filter(|node| node.mapping) {
        node.at_key = !node.at_key;
    }
}
