//! The whole way from a file to a document.

use crate::{error::ImportError, headings, markdown, official, readers};
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;
use gongbao_office::guard;

/// What a file became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// The whole document: front matter and Markdown.
    pub text: String,
    /// Pictures to write beside it: name and bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What was changed or could not be carried, each once.
    pub notes: Vec<Message>,
}

/// Turns a file into a document of this kind; pictures are named after the slug.
///
/// # Errors
/// When the file cannot be read or holds nothing.
pub fn import(
    name: &str,
    bytes: &[u8],
    kind: &Kind,
    slug: &str,
) -> Result<Conversion, ImportError> {
    let mut draft = guard(|| readers::read(name, bytes))??;
    if draft.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let fields = official::take_fields(&mut draft, kind, stem);
    headings::mark_headings(&mut draft);
    let (text, pictures) = markdown::write(&mut draft, slug);
    let mut notes = draft.notes;
    let mut known = Vec::new();
    notes.retain(|note| {
        let first = !known.contains(&note.en);
        known.push(note.en.clone());
        first
    });
    Ok(Conversion { text: format!("{}{text}", official::front_matter(&fields)), pictures, notes })
}
