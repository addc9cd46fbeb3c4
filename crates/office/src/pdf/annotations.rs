//! What is noted on a page: comments, form fields, links.

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::{contents::FileContents, location::Location};

/// Notes what a page's annotations say, and gives how many of them are comments.
pub(super) fn read(
    document: &Document,
    id: ObjectId,
    page: usize,
    contents: &mut FileContents,
) -> usize {
    let annotations = document.get_page_annotations(id).unwrap_or_default();
    annotations.into_iter().filter(|note| annotation(document, note, page, contents)).count()
}

/// Notes what an annotation says, and whether it is a comment.
fn annotation(
    document: &Document,
    note: &Dictionary,
    page: usize,
    contents: &mut FileContents,
) -> bool {
    let kind = note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    let text = |name: &[u8]| {
        let value = note.get_deref(name, document).ok().and_then(|v| decode_text_string(v).ok());
        value.unwrap_or_default()
    };
    if kind == b"Widget" {
        contents.push(Location::Form, text(b"V"));
        return false;
    }
    if kind == b"Link" {
        let address = note
            .get_deref(b"A", document)
            .and_then(Object::as_dict)
            .and_then(|action| action.get_deref(b"URI", document))
            .and_then(decode_text_string);
        contents.push(Location::Field, address.unwrap_or_default());
        return false;
    }
    let said = text(b"Contents");
    let comment = !said.trim().is_empty() && kind != b"Popup";
    if comment {
        contents.push(Location::PageNote(page), said);
    }
    comment
}
