//! What the window sends of a document, applied to its text.

use serde_json::{Map, Value};

use super::answer::{DeskRequest, Refusal};
use gongbao_content::{
    front_matter,
    kinds::{KINDS, Kind},
};
use gongbao_editing::{
    blocks::{BlockChange, compose, prose},
    front_matter as fields,
};

/// The document that a request is about: its path and its kind.
pub(super) fn document_of(path: &str) -> Result<(&str, &'static Kind), Refusal> {
    let file = path.strip_prefix("content/").filter(|file| file.ends_with(".md"));
    let kind = file.and_then(|file| {
        let folder = file.split_once('/')?.0;
        KINDS.iter().find(|kind| kind.folder == folder)
    });
    file.zip(kind).ok_or_else(Refusal::missing)
}

/// The path that a request names after its question mark.
pub(super) fn asked(request: &DeskRequest) -> Result<(String, &'static Kind), Refusal> {
    let path = request.query("path").to_owned();
    let (_, kind) = document_of(&path)?;
    Ok((path, kind))
}

/// The path that a body names.
pub(super) fn sent(body: &Value) -> Result<(String, &'static Kind), Refusal> {
    let path = body["path"].as_str().unwrap_or_default().to_owned();
    let (_, kind) = document_of(&path)?;
    Ok((path, kind))
}

/// A text with what was sent: fields, and blocks or the source of the body; or a whole text.
pub(super) fn edited(text: &str, kind: &'static Kind, sent: &Value) -> Result<String, Refusal> {
    if let Some(whole) = sent["whole"].as_str() {
        return Ok(whole.to_owned());
    }
    let parts = front_matter::split("", text).ok();
    let (head, front, tail, body) = match parts {
        Some(parts) => {
            let end = parts.front_offset + parts.front.len();
            (&text[..parts.front_offset], parts.front, &text[end..parts.body_offset], parts.body)
        }
        None => ("", "", "", text),
    };
    let none = Map::new();
    let changes = sent["fields"].as_object().unwrap_or(&none);
    if parts.is_none() && !changes.is_empty() {
        return Err(unreadable());
    }
    let front = if changes.is_empty() {
        front.to_owned()
    } else {
        fields::set(front, &kind.tables(), changes).ok_or_else(unreadable)?
    };
    let body = match (&sent["blocks"], sent["source"].as_str()) {
        (Value::Array(blocks), _) => {
            let changes: Result<Vec<BlockChange>, Refusal> = blocks.iter().map(change).collect();
            compose(body, &changes?)
        }
        (_, Some(source)) => with_ends(source, body),
        _ => body.to_owned(),
    };
    Ok(format!("{head}{front}{tail}{body}"))
}

fn change(block: &Value) -> Result<BlockChange, Refusal> {
    let number = block["id"].as_u64().and_then(|number| usize::try_from(number).ok());
    if let Some(source) = block["source"].as_str() {
        return Ok(BlockChange::Source(number, source.to_owned()));
    }
    match (&block["node"], number) {
        (Value::Null, Some(number)) => Ok(BlockChange::Kept(number)),
        (node, number) => {
            let read = prose::block(node).map(|block| BlockChange::Block(number, block));
            read.ok_or_else(|| {
                Refusal::new(
                    400,
                    "正文里有读不出来的内容，没有保存",
                    "a block cannot be read; nothing was saved",
                )
            })
        }
    }
}

/// A text area ends its lines in one way; the file may in another.
fn with_ends(source: &str, body: &str) -> String {
    let plain = source.replace("\r\n", "\n");
    if body.contains("\r\n") { plain.replace('\n', "\r\n") } else { plain }
}

fn unreadable() -> Refusal {
    Refusal::new(
        422,
        "文件开头的信息块读不出来，这一项没有改；请先按提示改正信息块",
        "the front matter cannot be read, so this was not changed; mend it first",
    )
}
