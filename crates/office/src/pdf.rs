//! PDF files: the text of pages, notes and forms, properties, files inside, and what has no text.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

use super::{Contents, Fact, Gap, Property, Spot, pdf_text::Reading, properties};

/// How much one stream may unpack to while a file is opened, in bytes.
const STREAM: usize = 64 << 20;
/// How many pages are read.
const PAGES: usize = 5_000;
/// So many unknown characters make a page unread; fewer are ornaments.
const UNKNOWN: usize = 8;

const NAMES: [(&[u8], Property); 4] = [
    (b"Author", Property::Author),
    (b"Title", Property::Title),
    (b"Subject", Property::Subject),
    (b"Keywords", Property::Keywords),
];

pub(super) fn read(bytes: &[u8]) -> Contents {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let mut document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => return Contents::unread(Gap::Encrypted),
        Err(_) => return Contents::unread(Gap::Broken),
    };
    // An empty password opens files that are only locked against changes.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Contents::unread(Gap::Encrypted);
    }
    prefer_unicode(&mut document);
    let mut contents = Contents::default();
    let pages: Vec<_> = document.page_iter().take(PAGES + 1).collect();
    if pages.is_empty() {
        return Contents::unread(Gap::Broken);
    }
    if pages.len() > PAGES {
        contents.gaps.push(Gap::TooLarge);
    }
    let (mut empty, mut unknown) = (Vec::new(), Vec::new());
    let mut reading = Reading::new(&document);
    let mut comments = 0;
    let mut before = String::new();
    for (at, id) in pages.into_iter().take(PAGES).enumerate() {
        let number = at + 1;
        match reading.page(id) {
            None => unknown.push(number),
            Some(page) => {
                if page.unknown >= UNKNOWN {
                    unknown.push(number);
                } else if page.text.trim().is_empty() {
                    empty.push(number);
                }
                contents.push(Spot::Page(number), across(&before, &page.text));
                before.clone_from(&page.text);
                contents.push(Spot::Page(number), page.text);
            }
        }
        for note in document.get_page_annotations(id).unwrap_or_default() {
            comments += usize::from(annotation(&document, note, number, &mut contents));
        }
    }
    if comments > 0 {
        contents.facts.push(Fact::Comments(comments));
    }
    if let Some(info) = info(&document) {
        for (name, property) in NAMES {
            let value =
                info.get_deref(name, &document).ok().and_then(|v| decode_text_string(v).ok());
            properties::say(&mut contents, property, value.unwrap_or_default());
        }
    }
    let inside = embedded(&document);
    if inside > 0 {
        contents.facts.push(Fact::Embedded(inside));
    }
    if !unknown.is_empty() {
        contents.gaps.push(Gap::UnknownCharacters(unknown));
    }
    if !empty.is_empty() {
        contents.gaps.push(Gap::NoText(empty));
    }
    contents
}

/// The digits that end a page and those that begin the next, with a character on either side; empty when there are none.
fn across(before: &str, after: &str) -> String {
    let part = |c: char| c.is_numeric() || matches!(c, ' ' | '-' | '－' | '\u{3000}');
    let (before, after) = (before.trim_end(), after.trim_start());
    let ends = before.chars().next_back().is_some_and(part);
    if !ends || !after.starts_with(part) {
        return String::new();
    }
    let tail = before.trim_end_matches(part);
    let start = tail.char_indices().next_back().map_or(0, |(at, _)| at);
    let head = after.trim_start_matches(part);
    let end = after.len() - head.len() + head.chars().next().map_or(0, char::len_utf8);
    format!("{}\n{}", &before[start..], &after[..end])
}

/// A font's own table of characters tells more than its encoding; the library looks at the encoding first.
fn prefer_unicode(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Ok(font) = object.as_dict_mut()
            && font.has_type(b"Font")
            && font.has(b"ToUnicode")
        {
            font.remove(b"Encoding");
        }
    }
}

fn info(document: &Document) -> Option<&Dictionary> {
    document.trailer.get_deref(b"Info", document).ok()?.as_dict().ok()
}

/// Notes what an annotation says, and whether it is a comment.
fn annotation(
    document: &Document,
    note: &Dictionary,
    page: usize,
    contents: &mut Contents,
) -> bool {
    let kind = note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    let text = |name: &[u8]| {
        let value = note.get_deref(name, document).ok().and_then(|v| decode_text_string(v).ok());
        value.unwrap_or_default()
    };
    if kind == b"Widget" {
        contents.push(Spot::Form, text(b"V"));
        return false;
    }
    if kind == b"Link" {
        let address = note
            .get_deref(b"A", document)
            .and_then(Object::as_dict)
            .and_then(|action| action.get_deref(b"URI", document))
            .and_then(decode_text_string);
        contents.push(Spot::Field, address.unwrap_or_default());
        return false;
    }
    let said = text(b"Contents");
    let comment = !said.trim().is_empty() && kind != b"Popup";
    if comment {
        contents.push(Spot::PageNote(page), said);
    }
    comment
}

/// How many files stand inside.
fn embedded(document: &Document) -> usize {
    // Each file's place is an object of its own, so that names need not be followed.
    let files: HashSet<_> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(|d| d.has(b"EF")))
        .map(|(id, _)| id)
        .collect();
    files.len()
}
