//! The official block at the head of a document: index number, document number, issuer, dates, as tables or lines have them.

mod ask;
mod field_set;
mod guess;
mod labels;
mod title;

use self::{
    field_set::FieldSet,
    labels::{of_line, of_table},
};
use crate::{
    dates,
    front_matter::{DraftField, FieldOrigin},
    input::ImportInput,
    model::{Block, DraftDocument, text},
};
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;

/// How far down the official block may reach, in blocks.
const REACH: usize = 20;

/// Takes the official block out of a draft and gives its kind and fields; what is uncertain is asked.
pub(crate) fn take_fields(
    draft: &mut DraftDocument,
    input: &ImportInput<'_>,
    stem: &str,
) -> (&'static Kind, Vec<DraftField>) {
    let mut found = std::mem::take(&mut draft.fields);
    take_top(draft, &mut found);
    let typed = found.iter().find(|(key, _)| key == "标题").map(|(_, title)| title.clone());
    if let Some(title) = typed.or_else(|| draft.title.clone()) {
        remove_title(draft, &title);
        draft.title = Some(title);
    }
    title::take(draft);
    // Between the title and the text there may be more of it.
    take_top(draft, &mut found);
    let title = draft.title.clone().filter(|title| !title.is_empty());
    let kind = input.kind.unwrap_or_else(|| guess::kind(title.as_deref().unwrap_or(stem)));
    let mut fields = FieldSet::new(kind);
    ask::take_corrections(&mut draft.inquiry, &mut fields);
    if !found.iter().any(|(key, _)| key == "成文日期") && kind.name == "notice" {
        found.extend(date_below(draft).map(|date| ("成文日期".to_owned(), date)));
    }
    if let Some(title) = title {
        fields.put("标题", &title, FieldOrigin::Read, Message::new("开头", "the top"));
    }
    for (key, value) in found.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let place = Message::new("开头的信息", "the official block");
        if !fields.put(key, value, FieldOrigin::Labelled, place) {
            draft.note(
                format!("“{key}：{value}”没有对应的键，没有带过来"),
                format!("`{key}：{value}` has no key here and was left out"),
            );
        }
    }
    guess::fields(&mut fields);
    ask::open_fields(&mut draft.inquiry, &mut fields, input, stem);
    (kind, fields.finish())
}

/// Takes tables and lines of labels from the top.
fn take_top(draft: &mut DraftDocument, found: &mut Vec<(String, String)>) {
    let (mut at, mut others) = (0, 0);
    while at < draft.blocks.len().min(REACH) && others < 4 {
        let taken = match &draft.blocks[at] {
            Block::Table(table) => of_table(table),
            Block::Heading(..) if at > 0 => return,
            Block::Item(..) | Block::Quote(_) => return,
            block => of_line(&text(block.runs())),
        };
        match taken {
            Some(pairs) => {
                draft.blocks.remove(at);
                found.extend(pairs);
            }
            None => {
                if matches!(draft.blocks[at], Block::Table(_))
                    || text(draft.blocks[at].runs()).chars().count() > 100
                {
                    return;
                }
                at += 1;
                others += 1;
            }
        }
    }
}

/// Removes the title where the text repeats it at its top.
fn remove_title(draft: &mut DraftDocument, title: &str) {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let same = |block: &Block| {
        matches!(block, Block::Heading(..) | Block::Paragraph(_))
            && plain(&text(block.runs())) == plain(title)
    };
    if let Some(at) = draft.blocks.iter().take(REACH).position(same) {
        draft.blocks.remove(at);
    }
}

/// The date under a document's text.
fn date_below(draft: &DraftDocument) -> Option<String> {
    draft.blocks.iter().rev().take(6).find_map(|block| {
        let line = text(block.runs());
        let line = line.lines().map(str::trim).rfind(|line| !line.is_empty())?;
        let date = dates::date(line)?;
        // Nothing but the date stands there.
        (line.chars().count() <= 13 && line.ends_with('日')).then(|| date.to_string())
    })
}
