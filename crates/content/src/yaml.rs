//! YAML: values through serde_yaml, and, only when a finding needs it, places through a second pass of parser events.

use crate::codes;
use saphyr_parser::{Event, Parser, Span};
use serde_yaml::{Mapping, Value};

use gongbao_base::finding::{Finding, Place};

/// A stretch of YAML in a file.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's path, for findings.
    pub file: &'a str,
    /// The YAML.
    pub text: &'a str,
    /// The number of its first line in the file.
    pub line: usize,
}

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of this key.
    Key(String),
    /// The value of the first key with one of these names.
    Either(&'static str, &'static str),
    /// The item with this index.
    Item(usize),
}

impl Step {
    fn is(&self, key: &str) -> bool {
        match self {
            Self::Key(name) => key == name,
            Self::Either(a, b) => key == *a || key == *b,
            Self::Item(_) => false,
        }
    }
}

/// A step to the value of a key.
#[must_use]
pub fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

/// What of a mapping's entry a finding points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key at the end of the path.
    Key,
    /// The value at the end of the path.
    Value,
}

/// Reads a mapping. Nothing at all counts as an empty one.
///
/// # Errors
/// A finding at the place where the reader stopped.
pub fn read(source: Source<'_>) -> Result<Mapping, Finding> {
    match serde_yaml::from_str::<Value>(source.text) {
        Ok(Value::Mapping(mapping)) => Ok(mapping),
        Ok(Value::Null) => Ok(Mapping::new()),
        Ok(_) => Err(Finding::new(&codes::BAD_YAML, Place::at(source.file, source.line, 1, 1))
            .says("这里应是一行行的“键: 值”", "this should be lines of `key: value`")
            .help("例如：标题: 关于……的通知", "for example `标题: …`")),
        Err(error) => Err(syntax_finding(source, &error)),
    }
}

fn syntax_finding(source: Source<'_>, error: &serde_yaml::Error) -> Finding {
    // The parser of the second pass knows better where it stopped; the first knows repeated keys.
    let message = error.to_string();
    if let Some(key) = message.split("duplicate entry with key ").nth(1) {
        let key = key.split(" at line ").next().unwrap_or(key).trim_matches('"');
        let place = repeated_key(source, key);
        return Finding::new(&codes::TWICE, place)
            .says(format!("“{key}”写了两次"), format!("`{key}` is given twice"))
            .help("删去一个", "remove one of them");
    }
    let (line, column) = Parser::new_from_str(source.text)
        .find_map(Result::err)
        .map(|error| (error.marker().line(), error.marker().col() + 1))
        .or_else(|| error.location().map(|at| (at.line(), at.column())))
        .unwrap_or((1, 1));
    let place = Place::at(source.file, source.line + line.max(1) - 1, column.max(1), 1);
    let finding = Finding::new(&codes::BAD_YAML, place);
    let above = source.text.lines().take(line).collect::<Vec<_>>();
    if let Some((index, wide)) =
        above.iter().enumerate().rev().find_map(|(i, l)| Some((i, wide_colon(l)?)))
    {
        let place = Place::at(source.file, source.line + index, wide, 1);
        return Finding { place, ..finding }
            .says("冒号是全角的，键无法识别", "the colon is full-width, so the key is not seen")
            .help("改用半角冒号加空格，例如“标题: 通知”", "use `: ` (colon and space)");
    }
    let indented = |line: &&str| line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
    let nearby =
        source.text.lines().enumerate().take(line + 1).filter(|(_, line)| indented(line)).last();
    if let Some((index, tabbed)) = nearby {
        let column = tabbed.chars().position(|c| c == '\t').unwrap_or(0) + 1;
        let place = Place::at(source.file, source.line + index, column, 1);
        return Finding { place, ..finding }
            .says("缩进用了制表符", "a tab is used to indent")
            .help("缩进请用空格", "indent with spaces");
    }
    let reason = message.split(" at line ").next().unwrap_or(&message).to_owned();
    finding.says("信息块的写法有误，从这里读不下去", format!("the YAML cannot be read: {reason}")).help(
        "检查本行和上一行：冒号后要有空格；含冒号、引号、# 的值要用双引号括起来；括号、引号要成对",
        "look at this line and the one above: a space after the colon; quotes around values with colons, quotes or #; brackets in pairs",
    )
}

/// The column of a full-width colon that stands where a key's colon should: before any half-width one.
fn wide_colon(line: &str) -> Option<usize> {
    let line_start = line.trim_start().trim_start_matches("- ");
    let wide = line.chars().position(|c| c == '：')?;
    let key = line_start.split('：').next()?;
    (!line_start.contains(": ") && !line_start.ends_with(':') && key.chars().count() <= 12)
        .then_some(wide + 1)
}

fn repeated_key(source: Source<'_>, key: &str) -> Place {
    let lines = source.text.lines().enumerate().filter(|(_, line)| {
        line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    match lines.last() {
        Some((index, line)) => {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            Place::at(source.file, source.line + index, indent + 1, key.chars().count())
        }
        None => Place::at(source.file, source.line, 1, 1),
    }
}

/// The place of the key or value at the end of `path`; the nearest outer place that exists when the path does not.
#[must_use]
pub fn locate(source: Source<'_>, path: &[Step], part: Part) -> Place {
    let mut events = Parser::new_from_str(source.text)
        .map_while(Result::ok)
        .skip_while(|(event, _)| matches!(event, Event::StreamStart | Event::DocumentStart(_)));
    let whole = Place::at(source.file, source.line, 1, 3);
    let span = find(&mut events, path, part);
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

fn find(events: Events<'_, '_>, path: &[Step], part: Part) -> Option<Span> {
    let (event, span) = events.next()?;
    let Some((step, rest)) = path.split_first() else {
        return Some(span);
    };
    match (event, step) {
        (Event::MappingStart(..), Step::Key(_) | Step::Either(..)) => loop {
            let (event, key_span) = events.next()?;
            match event {
                Event::MappingEnd => return Some(span),
                Event::Scalar(key, ..) if step.is(&key) => {
                    if rest.is_empty() && part == Part::Key {
                        return Some(key_span);
                    }
                    return find(events, rest, part).or(Some(key_span));
                }
                event => {
                    skip_rest(events, &event)?;
                    skip(events)?;
                }
            }
        },
        (Event::SequenceStart(..), Step::Item(wanted)) => {
            for _ in 0..*wanted {
                skip(events)?;
            }
            find(events, rest, part)
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

#[cfg(test)]
mod tests {
    use super::{Part, Source, Step, locate, read};

    fn source(text: &str) -> Source<'_> {
        Source { file: "a.md", text, line: 2 }
    }

    #[test]
    fn finds_keys_and_values() {
        let text =
            "标题: 通知\nattachments:\n  - file: a.pdf\n    title: \"甲\"\n  - file: b.pdf\n";
        let path = [Step::Key("attachments".into()), Step::Item(1), Step::Key("file".into())];
        let place = locate(source(text), &path, Part::Value);
        assert_eq!((place.line, place.column, place.length), (6, 11, 5));
        let place = locate(source(text), &path[..1], Part::Key);
        assert_eq!((place.line, place.column, place.length), (3, 1, 11));
        let place = locate(source(text), &[Step::Key("标题".into())], Part::Value);
        assert_eq!((place.line, place.column, place.length), (2, 5, 2));
    }

    #[test]
    fn explains_common_slips() {
        let message = |text| {
            let finding = read(source(text)).unwrap_err();
            (finding.code, finding.place.line, finding.place.column, finding.message.zh)
        };
        assert_eq!(message("标题：通知\n日期: 2023-01-01\n").3, "冒号是全角的，键无法识别");
        let (code, line, column, _) = message("title: a\ntitle: b\n");
        assert_eq!((code.as_str(), line, column), ("FIELD-07", 3, 1));
        assert_eq!(message("title: a\n\tb: c\n").3, "缩进用了制表符");
        assert_eq!(message("- a\n").0, "YAML-02");
    }
}
