//! Addresses: no two are the same, none is the system's, and what was public stays so (ADDR, URL).

pub mod redirects;
pub mod reserved;
pub mod shared;
pub mod vanished;

use gongbao_base::finding::Place;
use gongbao_content::document::Document;

use super::key;

/// Where a document's address comes from: its slug, else its file.
fn place(document: &Document) -> Place {
    match document.common.slug {
        Some(_) => document.place(&[key("slug")]),
        None => Place::file(&document.path()),
    }
}
