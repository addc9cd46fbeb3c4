//! What an official document says of itself: the block of a portal, the red head, title, closing and foot become fields;
//! attachments are found, and what is uncertain is asked.
//!
//! What the fields repeat of the head is taken out of the text; title lines and closing are read where they always stand.

mod ask;
mod attachments;
mod block;
mod closing;
mod document_number;
mod field_set;
mod foot;
mod guess;
mod head;
mod labels;
mod period;
mod portal;
mod summary;
mod terms;
mod title;
mod words;

use self::{ask::reconcile, field_set::FieldSet, title::TitleReading};
use crate::{
    front_matter::{DraftField, FieldOrigin},
    input::ImportInput,
    model::{Block, DraftDocument},
};
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;

/// Takes what a document says of itself, and gives its kind and fields.
pub(crate) fn take_fields(
    draft: &mut DraftDocument,
    input: &ImportInput<'_>,
    stem: &str,
) -> (&'static Kind, Vec<DraftField>) {
    let mut labelled = std::mem::take(&mut draft.fields);
    portal::take(draft);
    block::take(draft, &mut labelled);
    let head = head::take(draft);
    let typed = labelled.iter().find(|(key, _)| key == "标题").map(|(_, title)| title.clone());
    draft.title = typed.or(draft.title.take());
    let title = title::take(draft);
    // Between the title and the text there may be more of it.
    block::take(draft, &mut labelled);
    let kind = input.kind.unwrap_or_else(|| guess::kind(title.line().unwrap_or(stem)));
    let mut fields = FieldSet::new(kind);
    ask::take_corrections(&mut draft.inquiry, &mut fields);
    put_title(draft, &mut fields, title, stem);
    put_labelled(draft, &mut fields, &labelled);
    if let Some((number, line)) = head.number {
        let place = Message::new(format!("“{line}”"), format!("`{line}`"));
        reconcile(&mut draft.inquiry, &mut fields, "document_number", &number, place);
    }
    let printed = foot::take(draft);
    put_closing(draft, &mut fields, head.issuer);
    guess::fields(&mut fields);
    ask::open_fields(&mut draft.inquiry, &mut fields, input.today);
    if kind.name == "notice" {
        terms::take(draft, &mut fields, printed);
        period::take(draft, &mut fields);
    }
    if matches!(kind.name, "notice" | "report") {
        put_summary(draft, &mut fields);
        attachments::take(draft, input.neighbours);
    }
    settle_alignment(draft);
    (kind, fields.finish())
}

fn put_title(draft: &mut DraftDocument, fields: &mut FieldSet, title: TitleReading, stem: &str) {
    let place = || Message::new("开头", "the top");
    match title {
        TitleReading::Sure(title) => {
            fields.put("标题", &title, FieldOrigin::Read, place());
        }
        TitleReading::Perhaps(line) => {
            let offered = vec![line.clone(), stem.to_owned()];
            let reason = Message::new(
                "文件没有标明标题，不知道是不是第一行",
                "no title is marked; it may be the first line",
            );
            ask::ask(&mut draft.inquiry, fields, "title", (Some(&line), offered), place(), reason);
            if let Some(title) = fields.get("title").map(str::to_owned) {
                title::remove(draft, &title);
            }
        }
        TitleReading::Nothing => {
            let reason = Message::new("没有找到标题", "no title was found");
            let offered = vec![stem.to_owned()];
            ask::ask(&mut draft.inquiry, fields, "title", (None, offered), place(), reason);
        }
    }
}

fn put_labelled(draft: &mut DraftDocument, fields: &mut FieldSet, labelled: &[(String, String)]) {
    for (key, value) in labelled.iter().filter(|(_, value)| !value.trim().is_empty()) {
        if key == "标题" || key == "内容概述" && !summary::is_summary(value) {
            continue;
        }
        let place =
            Message::new(format!("信息栏“{key}”"), format!("`{key}` in the official block"));
        if !fields.put(key, value, FieldOrigin::Labelled, place) {
            draft.note(
                format!("“{key}：{value}”没有对应的键，没有带过来"),
                format!("`{key}：{value}` has no key here and was left out"),
            );
        }
    }
}

/// The issuer and the day, from the closing or else from the head. The closing stays in the text.
fn put_closing(draft: &mut DraftDocument, fields: &mut FieldSet, head: Option<String>) {
    let closing = closing::find(draft);
    let inquiry = &mut draft.inquiry;
    if let Some(closing) = &closing {
        let place = || {
            Message::new(
                format!("落款“{}”", closing.text),
                format!("the closing `{}`", closing.text),
            )
        };
        match closing.date {
            Some(date) => reconcile(inquiry, fields, "written", &date.to_string(), place()),
            None if fields.get("written").is_none() => {
                let reason = Message::new("落款的日期不完整", "the date of the closing has gaps");
                let read = (Some(closing.text.as_str()), Vec::new());
                ask::ask(inquiry, fields, "written", read, place(), reason);
            }
            None => {}
        }
        if !closing.organisations.is_empty() {
            reconcile(inquiry, fields, "issuer", &closing.organisations.join("、"), place());
        }
    }
    if let Some(issuer) = head
        && fields.declared("issuer").is_some()
    {
        let place = Message::new("红头", "the red head");
        reconcile(inquiry, fields, "issuer", &issuer, place);
    }
}

fn put_summary(draft: &DraftDocument, fields: &mut FieldSet) {
    if let Some(sentence) = summary::find(draft) {
        let place = Message::new("正文第一句", "the first sentence of the text");
        fields.put("内容概述", &sentence, FieldOrigin::Read, place);
    }
}

/// From here on a paragraph is a paragraph wherever it stood.
fn settle_alignment(draft: &mut DraftDocument) {
    for block in &mut draft.blocks {
        if let Block::Aligned(_, runs) = block {
            let runs = std::mem::take(runs);
            *block = Block::Paragraph(runs);
        }
    }
}
