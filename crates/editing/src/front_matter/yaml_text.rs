//! A key with its value as lines of YAML.

use serde_yaml::Value as Yaml;

use crate::lines;

/// What a question that is open is marked with; it goes with the answer.
const OPEN: &str = "# 待答";

/// How the value of a key is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct YamlStyle {
    quote: Option<char>,
    /// Whether a list stands on one line; for one that is new it depends on what is in it.
    on_one_line: Option<bool>,
}

impl YamlStyle {
    /// That of a key as it is written.
    pub(super) fn of(written: &[&str]) -> Self {
        let Some(first) = written.first() else { return Self::default() };
        let value = value_of(first).trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let list = written.get(1).is_some_and(|next| next.trim_start().starts_with('-'));
        let on_one_line = if list { Some(false) } else { value.starts_with('[').then_some(true) };
        Self { quote, on_one_line }
    }
}

/// The lines of a key with a new value; those that say what they said stay, with their comments, unless all are written anew.
pub(super) fn changed(
    key: &str,
    old: Option<&Yaml>,
    new: &Yaml,
    written: &[&str],
    style: YamlStyle,
    anew: bool,
) -> Vec<String> {
    let after = lines_of(key, new, style);
    if anew {
        return after;
    }
    let Some(old) = old else {
        let comment = written.first().map_or("", |line| comment_of(line));
        let mut after = after;
        if let Some(first) = after.first_mut().filter(|_| !comment.contains(OPEN)) {
            first.push_str(comment);
        }
        return after;
    };
    let before = lines_of(key, old, style);
    let units = with_comments(written);
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let fresh: Vec<&str> = after.iter().map(String::as_str).collect();
    lines::kept(&units, &before, &fresh, dressed).unwrap_or(after)
}

/// The lines of a key, each with the comments above it.
fn with_comments(written: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut above = String::new();
    for line in written {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            above.push_str(line);
            above.push('\n');
        } else {
            out.push(std::mem::take(&mut above) + line);
        }
    }
    if let Some(last) = out.last_mut().filter(|_| !above.is_empty()) {
        last.push('\n');
        last.push_str(above.trim_end_matches('\n'));
    }
    out
}

/// A new line in the place of an old one: with its indent, its quotes and its comment.
fn dressed(old: &str, new: &str) -> String {
    let (above, old) = old.rsplit_once('\n').map_or(("", old), |(above, old)| (above, old));
    let indent = &old[..old.len() - old.trim_start().len()];
    let comment = comment_of(old);
    let comment = if comment.contains(OPEN) { "" } else { comment };
    let head = |line: &str| {
        let line = line[..line.len() - comment_of(line).len()].trim();
        line[..line.len() - value_of(line).trim_end().len().min(line.len())].trim().to_owned()
    };
    if head(old) != head(new) {
        // It is the line of something else.
        return if above.is_empty() { new.to_owned() } else { format!("{above}\n{new}") };
    }
    let mut body = new.trim_start().to_owned();
    let quoted = value_of(old).trim_start().starts_with('"');
    let value = value_of(new).trim_start();
    let plain = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let is_text = serde_yaml::from_str::<Yaml>(value).is_ok_and(|value| value.is_string());
    if quoted && plain && is_text {
        let head = body.len() - value.len();
        body = format!("{}{}", &body[..head], serde_json::Value::from(value));
    }
    let above = if above.is_empty() { String::new() } else { format!("{above}\n") };
    format!("{above}{indent}{body}{comment}")
}

/// What stands on a line after its key or dash.
fn value_of(line: &str) -> &str {
    let line = &line[..line.len() - comment_of(line).len()];
    let item = line.trim_start().strip_prefix("- ");
    let line = item.unwrap_or(line);
    match line.split_once(": ") {
        Some((key, value)) if !key.contains(['"', '\'', '[']) => value,
        _ if line.ends_with(':') => "",
        _ if item.is_some() => line,
        _ => "",
    }
}

/// The comment at the end of a line, with the space before it.
fn comment_of(line: &str) -> &str {
    let mut quote: Option<char> = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open && before != '\\' => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' && " :[,-".contains(before) => quote = Some(c),
            None if c == '#' && before.is_whitespace() => {
                let kept = line[..at].trim_end().len();
                return &line[kept..];
            }
            None => {}
        }
        before = c;
    }
    ""
}

/// The lines of a key in one form.
fn lines_of(key: &str, value: &Yaml, style: YamlStyle) -> Vec<String> {
    let mut out = Vec::new();
    push(&format!("{}:", scalar_text(key, None)), value, 0, style, &mut out);
    out
}

fn push(head: &str, value: &Yaml, indent: usize, style: YamlStyle, out: &mut Vec<String>) {
    let pad = " ".repeat(indent);
    let line = |text: String| format!("{pad}{head} {text}");
    match value {
        Yaml::Mapping(mapping) if !mapping.is_empty() => {
            let mut inner = Vec::new();
            for (key, value) in mapping {
                let key = scalar(key, None);
                let below = YamlStyle { on_one_line: None, ..style };
                push(&format!("{key}:"), value, 0, below, &mut inner);
            }
            // The first key of an item stands beside its dash.
            if head == "-" {
                let mut inner = inner.into_iter();
                out.extend(inner.next().map(line));
                out.extend(inner.map(|text| format!("{pad}  {text}")));
            } else {
                out.push(format!("{pad}{head}"));
                out.extend(inner.into_iter().map(|text| format!("{pad}  {text}")));
            }
        }
        Yaml::Sequence(values) if !values.is_empty() => {
            let simple = values.iter().all(|value| !value.is_mapping() && !value.is_sequence());
            if style.on_one_line.unwrap_or(simple) && simple {
                let items: Vec<String> = values.iter().map(in_list).collect();
                out.push(line(format!("[{}]", items.join(", "))));
            } else {
                out.push(format!("{pad}{head}"));
                values.iter().for_each(|value| push("-", value, indent + 2, style, out));
            }
        }
        Yaml::Mapping(_) => out.push(line("{}".to_owned())),
        Yaml::Sequence(_) => out.push(line("[]".to_owned())),
        value => out.push(line(scalar(value, style.quote))),
    }
}

/// A value within `[…]`, where commas and brackets mean something.
fn in_list(value: &Yaml) -> String {
    match value {
        Yaml::String(text) if text.contains([',', '[', ']', '{', '}']) => {
            serde_json::Value::from(text.as_str()).to_string()
        }
        value => scalar(value, None),
    }
}

fn scalar(value: &Yaml, quote: Option<char>) -> String {
    match value {
        Yaml::String(text) => scalar_text(text, quote),
        Yaml::Null => "null".to_owned(),
        Yaml::Bool(truth) => truth.to_string(),
        Yaml::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A text as YAML on one line: in the quotes that are wanted, else without any where that says the same.
fn scalar_text(text: &str, quote: Option<char>) -> String {
    let quoted = || serde_json::Value::from(text).to_string();
    match quote {
        Some('\'') if !text.contains(char::is_control) => format!("'{}'", text.replace('\'', "''")),
        Some('"') => quoted(),
        _ if is_plain(text) => text.to_owned(),
        _ => quoted(),
    }
}

/// Whether a text needs no quotes, in any YAML that is read.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next();
    let sound = begins.is_some_and(|c| c.is_alphanumeric() || "（《“〔【".contains(c))
        && !text.ends_with([' ', ':'])
        && !text.contains(char::is_control)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains('\u{feff}');
    sound && serde_yaml::from_str::<Yaml>(text).is_ok_and(|read| read.as_str() == Some(text))
}
