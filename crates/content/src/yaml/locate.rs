//! Where a key or value stands: a second pass over the text by parser events, made only when a finding needs it, since
//! serde_yaml's values carry no position.

use saphyr_parser::{Event, Parser, Span};

use super::{
    path::{MappingSide, PathStep},
    source::Source,
};
use gongbao_base::finding::Place;

/// The place of the key or value at the end of `path`; the nearest outer place that exists when the path does not.
#[must_use]
pub fn locate(source: Source<'_>, path: &[PathStep], side: MappingSide) -> Place {
    let mut events = Parser::new_from_str(source.text)
        .map_while(Result::ok)
        .skip_while(|(event, _)| matches!(event, Event::StreamStart | Event::DocumentStart(_)));
    let whole = Place::at(source.file, source.line, 1, 3);
    let span = find(&mut events, path, side);
    span.map_or(whole, |span| place_of(source, span))
}

fn place_of(source: Source<'_>, span: Span) -> Place {
    let line = source.text.lines().nth(span.start.line() - 1).unwrap_or_default();
    let left = line.trim_end().chars().count().saturating_sub(span.start.col()).max(1);
    let length = if span.end.line() == span.start.line() {
        span.end.col().saturating_sub(span.start.col()).clamp(1, left)
    } else {
        left
    };
    Place::at(source.file, source.line + span.start.line() - 1, span.start.col() + 1, length)
}

type Events<'a, 'b> = &'a mut dyn Iterator<Item = (Event<'b>, Span)>;

fn find(events: Events<'_, '_>, path: &[PathStep], side: MappingSide) -> Option<Span> {
    let (event, span) = events.next()?;
    let Some((step, rest)) = path.split_first() else {
        return Some(span);
    };
    match (event, step) {
        (Event::MappingStart(..), PathStep::Key(_) | PathStep::Either(..)) => loop {
            let (event, key_span) = events.next()?;
            match event {
                Event::MappingEnd => return Some(span),
                Event::Scalar(key, ..) if step.is(&key) => {
                    if rest.is_empty() && side == MappingSide::Key {
                        return Some(key_span);
                    }
                    return find(events, rest, side).or(Some(key_span));
                }
                event => {
                    skip_rest(events, &event)?;
                    skip(events)?;
                }
            }
        },
        (Event::SequenceStart(..), PathStep::Item(wanted)) => {
            for _ in 0..*wanted {
                skip(events)?;
            }
            find(events, rest, side)
        }
        _ => Some(span),
    }
}

fn skip(events: Events<'_, '_>) -> Option<()> {
    let (event, _) = events.next()?;
    skip_rest(events, &event)
}

fn skip_rest(events: Events<'_, '_>, event: &Event<'_>) -> Option<()> {
    if !matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)) {
        return Some(());
    }
    let mut depth = 1;
    while depth > 0 {
        match events.next()?.0 {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => depth -= 1,
            _ => {}
        }
    }
    Some(())
}

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
                    return place_of(source, span);
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

#[cfg(test)]
mod tests {
    use super::locate;
    use crate::yaml::{MappingSide, PathStep, Source};

    fn source(text: &str) -> Source<'_> {
        Source { file: "a.md", text, line: 2 }
    }

    #[test]
    fn finds_keys_and_values() {
        let text =
            "标题: 通知\nattachments:\n  - file: a.pdf\n    title: \"甲\"\n  - file: b.pdf\n";
        let path =
            [PathStep::Key("attachments".into()), PathStep::Item(1), PathStep::Key("file".into())];
        let place = locate(source(text), &path, MappingSide::Value);
        assert_eq!((place.line, place.column, place.length), (6, 11, 5));
        let place = locate(source(text), &path[..1], MappingSide::Key);
        assert_eq!((place.line, place.column, place.length), (3, 1, 11));
        let place = locate(source(text), &[PathStep::Key("标题".into())], MappingSide::Value);
        assert_eq!((place.line, place.column, place.length), (2, 5, 2));
    }
}
