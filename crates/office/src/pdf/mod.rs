//! PDF files: the text of pages, notes and forms, properties, files inside, and what has no text.

mod annotations;
mod font;
mod operations;
mod page;
mod text_state;

use lopdf::{Document, LoadOptions, ObjectId, decode_text_string};

use self::page::PageExtractor;
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::{Location, Property},
};

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

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> Result<FileContents, ReadGap> {
    let document = open(bytes)?;
    let mut pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
    if pages.is_empty() {
        return Err(ReadGap::Broken);
    }
    let mut contents = FileContents::default();
    if pages.len() > PAGES {
        pages.truncate(PAGES);
        contents.gaps.push(ReadGap::TooLarge);
    }
    read_pages(&document, &pages, &mut contents);
    read_properties(&document, &mut contents);
    contents.push_count(Fact::Embedded, embedded(&document));
    Ok(contents)
}

fn open(bytes: &[u8]) -> Result<Document, ReadGap> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let loaded = Document::load_mem_with_options(bytes, options);
    let mut document = loaded.map_err(|error| match error {
        lopdf::Error::InvalidPassword
        | lopdf::Error::Decryption(_)
        | lopdf::Error::UnsupportedSecurityHandler(_) => ReadGap::Encrypted,
        _ => ReadGap::Broken,
    })?;
    // An empty password opens files that are only locked against changes.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(ReadGap::Encrypted);
    }
    prefer_unicode(&mut document);
    Ok(document)
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

/// The texts of the pages and what is noted on them.
fn read_pages(document: &Document, pages: &[ObjectId], contents: &mut FileContents) {
    let (mut empty, mut unknown) = (Vec::new(), Vec::new());
    let mut extractor = PageExtractor::new(document);
    let mut comments = 0;
    let mut before = String::new();
    for (number, id) in (1..).zip(pages.iter().copied()) {
        match extractor.page(id) {
            None => unknown.push(number),
            Some(page) => {
                if page.unknown >= UNKNOWN {
                    unknown.push(number);
                } else if page.text.trim().is_empty() {
                    empty.push(number);
                }
                contents.push(Location::Page(number), across(&before, &page.text));
                before.clone_from(&page.text);
                contents.push(Location::Page(number), page.text);
            }
        }
        comments += annotations::read(document, id, number, contents);
    }
    contents.push_count(Fact::Comments, comments);
    if !unknown.is_empty() {
        contents.gaps.push(ReadGap::UnknownCharacters(unknown));
    }
    if !empty.is_empty() {
        contents.gaps.push(ReadGap::NoText(empty));
    }
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

fn read_properties(document: &Document, contents: &mut FileContents) {
    let info = document.trailer.get_deref(b"Info", document).and_then(|info| info.as_dict());
    let Ok(info) = info else { return };
    for (name, property) in NAMES {
        if let Ok(value) = info.get_deref(name, document).and_then(decode_text_string) {
            contents.push_property(property, &value);
        }
    }
}

/// How many files stand inside.
fn embedded(document: &Document) -> usize {
    // Each file's place is an object of its own, so that names need not be followed.
    document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(|d| d.has(b"EF")))
        .count()
}
