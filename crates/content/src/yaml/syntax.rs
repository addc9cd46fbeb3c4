//! What is wrong with YAML that cannot be read, and where.

use saphyr_parser::Parser;

use super::{repeated::repeated_key, source::Source};
use crate::codes;
use gongbao_base::finding::{Finding, Place};

/// The finding for YAML that serde_yaml refused.
pub(super) fn finding(source: Source<'_>, error: &serde_yaml::Error) -> Finding {
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
    if let Some(wide) = wide_colon_above(source, line) {
        return wide;
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
        "看本行和上一行：冒号后要有空格；含冒号、引号、# 的值加双引号；括号、引号成对",
        "look at this line and the one above: a space after the colon; quotes around values with colons, quotes or #; brackets in pairs",
    )
}

/// The finding for a full-width colon after a key.
pub(crate) fn wide_colon(place: Place, key: &str) -> Finding {
    wide_colons(place, key, &[])
}

/// The finding for full-width colons after keys, of which the first stands at the place.
fn wide_colons(place: Place, first: &str, others: &[&str]) -> Finding {
    let keys: Vec<&str> = std::iter::once(first).chain(others.iter().copied()).collect();
    Finding::new(&codes::BAD_YAML, place)
        .says(
            format!("“{}”后面的冒号是全角的", keys.join("”“")),
            format!("the colon after `{}` is full-width", keys.join("`, `")),
        )
        .help(
            format!("写成“{first}: …”（半角冒号加空格）"),
            format!("write `{first}: …` (colon and space)"),
        )
}

/// The finding for all full-width colons that stand where a key's colon should, when there is one in the first lines: whoever
/// types one types them all, and mends them in one go.
pub(super) fn wide_colon_above(source: Source<'_>, lines: usize) -> Option<Finding> {
    let rows = source.text.lines().enumerate();
    let wide: Vec<(usize, WideColon<'_>)> =
        rows.filter_map(|(row, line)| Some((row, WideColon::of(line)?))).collect();
    let ((row, first), others) = wide.split_first().filter(|((row, _), _)| *row < lines)?;
    let place = |row, column| Place::at(source.file, source.line + row, column, 1);
    let keys: Vec<&str> = others.iter().map(|(_, colon)| colon.key).collect();
    let mut finding = wide_colons(place(*row, first.column), first.key, &keys);
    finding.also = others.iter().map(|(row, colon)| place(*row, colon.column)).collect();
    Some(finding)
}

/// A full-width colon that stands where a key's colon should: before any half-width one.
struct WideColon<'t> {
    key: &'t str,
    /// From 1, in characters.
    column: usize,
}

impl<'t> WideColon<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let start = line.trim_start().trim_start_matches("- ");
        let (key, _) = start.split_once('：')?;
        let column = line.chars().position(|c| c == '：')? + 1;
        (!start.contains(": ") && !start.ends_with(':') && key.chars().count() <= 12)
            .then_some(Self { key: key.trim(), column })
    }
}
