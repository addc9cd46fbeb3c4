//! Blocks as the JSON of ProseMirror's documents, and back.

use gongbao_content::markdown::tree::{
    ColumnAlignment, RunPiece, TextBlock, TextList, TextRun, TextTable,
};
use serde_json::{Map, Value, json};

/// A block as a node; none for what has no shape there.
#[must_use]
pub fn node(block: &TextBlock) -> Option<Value> {
    Some(match block {
        TextBlock::Paragraph(runs) => with_content(json!({ "type": "paragraph" }), inline(runs)?),
        TextBlock::Heading(level, runs) => {
            with_content(json!({ "type": "heading", "attrs": { "level": level } }), inline(runs)?)
        }
        TextBlock::Quote(within) => with_content(json!({ "type": "blockquote" }), nodes(within)?),
        TextBlock::Rule => json!({ "type": "horizontal_rule" }),
        TextBlock::Code(info, text) => {
            let info = Some(info.as_str()).filter(|info| !info.is_empty());
            let node = json!({ "type": "code_block", "attrs": { "info": info } });
            let text = text.strip_suffix('\n').unwrap_or(text);
            let content = if text.is_empty() {
                vec![]
            } else {
                vec![json!({ "type": "text", "text": text })]
            };
            with_content(node, content)
        }
        TextBlock::List(list) => list_node(list)?,
        TextBlock::Table(table) => table_node(table)?,
        TextBlock::Opaque => return None,
    })
}

fn list_node(list: &TextList) -> Option<Value> {
    let node = match list.start {
        Some(start) => json!({ "type": "ordered_list", "attrs": { "start": start } }),
        None => json!({ "type": "bullet_list" }),
    };
    let item = |item: &Vec<TextBlock>| {
        let mut within = nodes(item)?;
        // An item begins with a paragraph in the editor.
        if within.first().is_none_or(|first| first["type"] != "paragraph") {
            within.insert(0, json!({ "type": "paragraph" }));
        }
        Some(with_content(json!({ "type": "list_item" }), within))
    };
    let items: Option<Vec<Value>> = list.items.iter().map(item).collect();
    Some(with_content(node, items?))
}

fn table_node(table: &TextTable) -> Option<Value> {
    let row = |(at, row): (usize, &Vec<Vec<TextRun>>)| {
        let kind = if at == 0 { "table_header" } else { "table_cell" };
        let cell = |(cell, column): (&Vec<TextRun>, &ColumnAlignment)| {
            let node = json!({ "type": kind, "attrs": { "align": aligned(*column) } });
            Some(with_content(node, inline(cell)?))
        };
        let cells: Option<Vec<Value>> = row.iter().zip(&table.columns).map(cell).collect();
        Some(with_content(json!({ "type": "table_row" }), cells?))
    };
    let rows: Option<Vec<Value>> = table.rows.iter().enumerate().map(row).collect();
    Some(with_content(json!({ "type": "table" }), rows?))
}

fn nodes(blocks: &[TextBlock]) -> Option<Vec<Value>> {
    blocks.iter().map(node).collect()
}

fn with_content(mut node: Value, content: Vec<Value>) -> Value {
    if !content.is_empty() {
        node["content"] = content.into();
    }
    node
}

fn aligned(column: ColumnAlignment) -> Option<&'static str> {
    match column {
        ColumnAlignment::Unset => None,
        ColumnAlignment::Left => Some("left"),
        ColumnAlignment::Center => Some("center"),
        ColumnAlignment::Right => Some("right"),
    }
}

fn inline(runs: &[TextRun]) -> Option<Vec<Value>> {
    let mut out = Vec::new();
    for run in super::normal::runs(runs.to_vec(), false) {
        let marks = marks(&run);
        let mut push = |mut node: Value| {
            if !marks.is_empty() {
                node["marks"] = marks.clone().into();
            }
            out.push(node);
        };
        match &run.piece {
            RunPiece::Words(text) => stretches(text, &mut push),
            RunPiece::Code(text) => {
                let mut code = marks.clone();
                code.retain(|mark| mark["type"] == "link");
                code.push(json!({ "type": "code" }));
                out.push(json!({ "type": "text", "text": text, "marks": code }));
            }
            RunPiece::Picture(src, alt, title) => {
                let title = Some(title).filter(|title| !title.is_empty());
                push(
                    json!({ "type": "image", "attrs": { "src": src, "alt": alt, "title": title } }),
                );
            }
            RunPiece::Break => push(json!({ "type": "hard_break" })),
            RunPiece::Opaque => return None,
        }
    }
    Some(out)
}

/// Words, and the placeholders among them as nodes of their own.
fn stretches(text: &str, push: &mut dyn FnMut(Value)) {
    let words = |text: &str, push: &mut dyn FnMut(Value)| {
        if !text.is_empty() {
            push(json!({ "type": "text", "text": text }));
        }
    };
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        let Some(close) = rest[open..].find("}}").map(|at| open + at + 2) else { break };
        words(&rest[..open], push);
        push(json!({ "type": "raw", "attrs": { "text": &rest[open..close] } }));
        rest = &rest[close..];
    }
    words(rest, push);
}

fn marks(run: &TextRun) -> Vec<Value> {
    let mut out = Vec::new();
    if let Some((href, title)) = &run.link {
        let title = Some(title).filter(|title| !title.is_empty());
        out.push(json!({ "type": "link", "attrs": { "href": href, "title": title } }));
    }
    if run.strong {
        out.push(json!({ "type": "strong" }));
    }
    if run.emphasis {
        out.push(json!({ "type": "em" }));
    }
    out
}

/// A node as a block; none for what is no node of a text.
#[must_use]
pub fn block(node: &Value) -> Option<TextBlock> {
    block_within(node, 0)
}

/// Deeper than any page is read.
const DEEPEST: usize = 40;

fn block_within(node: &Value, depth: usize) -> Option<TextBlock> {
    if depth > DEEPEST {
        return None;
    }
    let within = |node: &Value| -> Option<Vec<TextBlock>> {
        content(node).iter().map(|child| block_within(child, depth + 1)).collect()
    };
    Some(match node["type"].as_str()? {
        "paragraph" => TextBlock::Paragraph(runs(node)?),
        "heading" => {
            let level = node["attrs"]["level"].as_u64().unwrap_or(2).clamp(1, 6);
            TextBlock::Heading(u8::try_from(level).ok()?, runs(node)?)
        }
        "blockquote" => TextBlock::Quote(within(node)?),
        "horizontal_rule" => TextBlock::Rule,
        "code_block" => {
            let info = node["attrs"]["info"].as_str().unwrap_or_default().to_owned();
            let text: String =
                content(node).iter().filter_map(|text| text["text"].as_str()).collect();
            TextBlock::Code(info, text)
        }
        kind @ ("bullet_list" | "ordered_list") => {
            let start = node["attrs"]["start"].as_u64().unwrap_or(1);
            let start = (kind == "ordered_list").then(|| usize::try_from(start).unwrap_or(1));
            let items: Option<Vec<_>> = content(node).iter().map(within).collect();
            TextBlock::List(TextList { start, marker: '-', loose: false, items: items? })
        }
        "table" => table(node)?,
        _ => return None,
    })
}

fn table(node: &Value) -> Option<TextBlock> {
    let columns = content(node).first().map(|row| {
        let align = |cell: &Value| match cell["attrs"]["align"].as_str() {
            Some("left") => ColumnAlignment::Left,
            Some("center") => ColumnAlignment::Center,
            Some("right") => ColumnAlignment::Right,
            _ => ColumnAlignment::Unset,
        };
        content(row).iter().map(align).collect()
    });
    let rows: Option<Vec<Vec<Vec<TextRun>>>> =
        content(node).iter().map(|row| content(row).iter().map(runs).collect()).collect();
    Some(TextBlock::Table(TextTable { columns: columns.unwrap_or_default(), rows: rows? }))
}

fn content(node: &Value) -> &[Value] {
    node["content"].as_array().map_or(&[], Vec::as_slice)
}

fn runs(node: &Value) -> Option<Vec<TextRun>> {
    content(node).iter().map(run).collect()
}

fn run(node: &Value) -> Option<TextRun> {
    let mark = |kind: &str| {
        let marks = node["marks"].as_array();
        marks.and_then(|marks| marks.iter().find(|mark| mark["type"] == kind))
    };
    let attribute = |attributes: &Value, name: &str| {
        attributes.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let own = |name: &str| attribute(&node["attrs"], name);
    let text = node["text"].as_str().unwrap_or_default().to_owned();
    let piece = match node["type"].as_str()? {
        "text" if mark("code").is_some() => RunPiece::Code(text),
        "text" => RunPiece::Words(text),
        "hard_break" => RunPiece::Break,
        "image" => RunPiece::Picture(own("src"), own("alt"), own("title")),
        "raw" => RunPiece::Words(own("text")),
        _ => return None,
    };
    let empty = Value::Object(Map::new());
    let link = mark("link").map(|link| {
        let attributes = link.get("attrs").unwrap_or(&empty);
        (attribute(attributes, "href"), attribute(attributes, "title"))
    });
    Some(TextRun { piece, strong: mark("strong").is_some(), emphasis: mark("em").is_some(), link })
}
