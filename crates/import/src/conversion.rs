//! The whole way from a file to a document.

use crate::{
    attachments::{self, CopiedAttachment},
    error::ImportError,
    front_matter::{self, DraftField},
    headings,
    input::ImportInput,
    markdown, official, pictures,
    question::{Answers, Inquiry, Question},
    readers, slug,
};
use gongbao_base::finding::Message;
use gongbao_office::guard;
use serde::Serialize;

/// What a file became.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conversion {
    /// The documents: one, or one for each row of a list.
    pub documents: Vec<ImportedDocument>,
    /// Pictures to write beside them: name and bytes.
    #[serde(skip)]
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Files beside the source that are its attachments.
    pub attachments: Vec<CopiedAttachment>,
    /// What has to be answered before anything goes out.
    pub questions: Vec<Question>,
    /// What was changed or could not be carried, each once.
    pub notes: Vec<Message>,
}

/// A document that an import made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedDocument {
    /// The name of its kind.
    pub kind: &'static str,
    /// Its path below `content`.
    pub path: String,
    /// What was read, and how.
    pub fields: Vec<DraftField>,
    /// Whether it is a draft still: nobody has answered, or something is open.
    pub draft: bool,
    /// The whole document: front matter and Markdown.
    pub text: String,
}

/// Turns a file into documents of this site.
///
/// # Errors
/// When the file cannot be read or holds nothing.
pub fn import(input: &ImportInput<'_>, answers: &Answers) -> Result<Conversion, ImportError> {
    let mut draft = guard(|| readers::read(input.name, input.bytes))??;
    if draft.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    draft.inquiry = Inquiry::new(answers);
    let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
    let (kind, mut fields) = official::take_fields(&mut draft, input, stem);
    headings::mark_headings(&mut draft);
    pictures::ask_descriptions(&mut draft);
    let slug = input.slug.map_or_else(|| slug::of(kind, &fields), str::to_owned);
    let attachments = attachments::name(&draft, kind, &slug);
    fields.extend(attachments::field(&attachments));
    let (body, pictures) = markdown::write(&mut draft, kind.folder, &slug);
    let inquiry = std::mem::take(&mut draft.inquiry);
    let is_draft = !inquiry.is_settled();
    let (questions, unused) = inquiry.finish();
    if !unused.is_empty() {
        draft.note(
            format!("这些回答没有对应的问题：{}", unused.join("、")),
            format!("nothing asked for these answers: {}", unused.join(", ")),
        );
    }
    let text = format!("{}{body}", front_matter::write(kind, &fields, &questions, is_draft));
    let path = format!("{}/{slug}.md", kind.folder);
    let document = ImportedDocument { kind: kind.name, path, fields, draft: is_draft, text };
    let mut notes: Vec<Message> = Vec::new();
    for note in draft.notes {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok(Conversion { documents: vec![document], pictures, attachments, questions, notes })
}
