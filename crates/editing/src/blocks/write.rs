//! Blocks as Markdown, without the line end of the last line.

use gongbao_content::markdown::tree::{ColumnAlignment, TextBlock, TextList, TextTable};

use super::inline::{self, Escaping};

/// How a list is written: what stands before an item, and whether blank lines stand between items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListDress {
    pub(super) marker: Option<char>,
    pub(super) loose: bool,
}

impl ListDress {
    /// That of a block as it was read.
    pub(super) fn of(block: &TextBlock) -> Self {
        match block {
            TextBlock::List(list) => Self { marker: Some(list.marker), loose: list.loose },
            _ => Self::default(),
        }
    }
}

/// One block.
pub(super) fn block(block: &TextBlock, dress: ListDress, escaping: Escaping) -> String {
    match block {
        TextBlock::Paragraph(runs) => inline::write(runs, false, escaping),
        TextBlock::Heading(level, runs) => heading(*level, &inline::write(runs, false, escaping)),
        TextBlock::List(list) => written_list(list, dress, escaping),
        TextBlock::Quote(within) => {
            let text = sequence(within, "\n\n", escaping);
            let lines = text
                .lines()
                .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
            lines.collect::<Vec<_>>().join("\n")
        }
        TextBlock::Table(table) => written_table(table, escaping),
        TextBlock::Code(info, text) => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}{info}\n{text}{fence}")
        }
        TextBlock::Rule => "---".to_owned(),
        TextBlock::Opaque => String::new(),
    }
}

fn heading(level: u8, text: &str) -> String {
    let marks = "#".repeat(level.into());
    let text = text.trim();
    if text.is_empty() {
        return marks;
    }
    // Signs at the end would be taken for the end of the heading.
    match text.strip_suffix('#') {
        Some(before) if !before.ends_with('\\') => format!("{marks} {before}\\#"),
        _ => format!("{marks} {text}"),
    }
}

/// Blocks after one another; lists beside lists get other marks, or they would be one.
fn sequence(blocks: &[TextBlock], between: &str, escaping: Escaping) -> String {
    let mut out = String::new();
    let mut before: Option<(bool, char)> = None;
    for (at, one) in blocks.iter().enumerate() {
        if at > 0 {
            let tight = interrupts(one);
            out.push_str(if tight { between } else { "\n\n" });
        }
        let dress = match one {
            TextBlock::List(list) => {
                ListDress { marker: Some(other_than(list, before)), loose: false }
            }
            _ => ListDress::default(),
        };
        before = dress.marker.map(|marker| (is_ordered(one), marker));
        let text = block(one, dress, escaping);
        out.push_str(if *one == TextBlock::Rule { "___" } else { &text });
    }
    out
}

/// Whether a block may stand on the line after a paragraph, without a blank line: a list that begins with 1 and with words.
fn interrupts(block: &TextBlock) -> bool {
    match block {
        TextBlock::List(list) => {
            matches!(list.start, None | Some(1))
                && list.items.first().is_some_and(|item| !item.is_empty())
        }
        _ => false,
    }
}

fn is_ordered(block: &TextBlock) -> bool {
    matches!(block, TextBlock::List(TextList { start: Some(_), .. }))
}

/// The usual mark of a list, or the other one where that stands before already.
pub(super) fn other_than(list: &TextList, before: Option<(bool, char)>) -> char {
    let (usual, other) = if list.start.is_some() { ('.', ')') } else { ('-', '*') };
    if before == Some((list.start.is_some(), usual)) { other } else { usual }
}

fn written_list(list: &TextList, dress: ListDress, escaping: Escaping) -> String {
    let usual = if list.start.is_some() { '.' } else { '-' };
    let fitting = |marker: &char| matches!(marker, '.' | ')') == list.start.is_some();
    let marker = dress.marker.filter(fitting).unwrap_or(usual);
    // Several blocks in an item that are no lists below a line need blank lines.
    let simple = |item: &Vec<TextBlock>| item.iter().skip(1).all(interrupts);
    let loose = dress.loose || !list.items.iter().all(simple);
    let between = if loose { "\n\n" } else { "\n" };
    let items = list.items.iter().enumerate().map(|(at, item)| {
        let mark = match list.start {
            Some(start) => format!("{}{marker}", start + at),
            None => marker.to_string(),
        };
        let text = sequence(item, between, escaping);
        let indent = " ".repeat(mark.len() + 1);
        let mut lines = text.lines();
        let mut out = match lines.next() {
            Some(first) => format!("{mark} {first}"),
            None => mark,
        };
        for line in lines {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&indent);
                out.push_str(line);
            }
        }
        out
    });
    items.collect::<Vec<_>>().join(between)
}

fn written_table(table: &TextTable, escaping: Escaping) -> String {
    let mut lines: Vec<String> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> =
                row.iter().map(|cell| inline::write(cell, true, escaping)).collect();
            format!("| {} |", cells.join(" | "))
        })
        .collect();
    let marks: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column {
            ColumnAlignment::Unset => "---",
            ColumnAlignment::Left => ":---",
            ColumnAlignment::Center => ":---:",
            ColumnAlignment::Right => "---:",
        })
        .collect();
    lines.insert(1.min(lines.len()), format!("| {} |", marks.join(" | ")));
    lines.join("\n")
}
