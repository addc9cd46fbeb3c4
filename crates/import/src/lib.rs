//! What offices have, turned into a document of this site: a Word, Excel or HTML file to Markdown with front matter.
//!
//! A file becomes blocks ([`blocks`]), the official block at their top becomes fields ([`official`]), and both are written
//! as text ([`markdown`]). What cannot be carried over is told, one line each; nothing is left out in silence.

pub mod blocks;
mod cells;
mod dates;
mod docx;
mod docx_rest;
mod docx_style;
mod html;
mod html_page;
mod labels;
mod markdown;
mod numbering;
mod official;
mod outline;
mod runs;
mod xlsx;

use self::blocks::Draft;
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;
use gongbao_office::{Gap, LARGEST, guard, package::Package};

/// A finished import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The whole file: front matter and Markdown.
    pub text: String,
    /// Pictures to write beside it: name and bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What was changed or could not be carried.
    pub told: Vec<Message>,
}

/// Why nothing was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a Word, Excel or HTML file.
    Format,
    /// The file cannot be read.
    Unread(Gap),
    /// There is nothing in it.
    Empty,
}

/// Turns a file into a document of this kind; pictures are named after the slug.
///
/// # Errors
/// When the file cannot be read or holds nothing.
pub fn import(name: &str, bytes: &[u8], kind: &Kind, slug: &str) -> Result<Imported, Refusal> {
    let mut draft = guard(|| read(name, bytes)).unwrap_or(Err(Refusal::Unread(Gap::Broken)))?;
    if draft.blocks.is_empty() {
        return Err(Refusal::Empty);
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let fields = official::take(&mut draft, kind, stem);
    outline::mark_headings(&mut draft);
    let (text, pictures) = markdown::write(&mut draft, slug);
    let mut told = draft.told;
    let mut known = Vec::new();
    told.retain(|both| {
        let first = !known.contains(&both.en);
        known.push(both.en.clone());
        first
    });
    Ok(Imported { text: format!("{}{text}", official::front(&fields)), pictures, told })
}

fn read(name: &str, bytes: &[u8]) -> Result<Draft, Refusal> {
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::Unread(Gap::TooLarge));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "docx" | "xlsx" if bytes.starts_with(b"\xD0\xCF\x11\xE0") => {
            Err(Refusal::Unread(Gap::Encrypted))
        }
        "docx" => {
            docx::read(&Package::open(bytes).map_err(Refusal::Unread)?).map_err(Refusal::Unread)
        }
        "xlsx" => {
            let package = Package::open(bytes).map_err(Refusal::Unread)?;
            xlsx::read(&package, bytes).map_err(Refusal::Unread)
        }
        "html" | "htm" | "shtml" => html::read(bytes).map_err(Refusal::Unread),
        _ => Err(Refusal::Format),
    }
}
