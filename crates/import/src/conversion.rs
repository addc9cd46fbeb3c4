//! The whole way from a file to a document.

use crate::{
    attachments::{self, CopiedAttachment},
    error::ImportError,
    formulas, front_matter, headings,
    imported::ImportedDocument,
    input::ImportInput,
    markdown,
    model::DraftDocument,
    official, pictures,
    question::{Answers, Inquiry, Question},
    readers, slug, stations, statutory,
};
use gongbao_base::finding::Message;
use gongbao_office::{Location, guard};
use gongbao_secrecy::{in_contents, in_name};
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
    /// What could be taken along too, when someone wants it; nothing waits for it.
    pub offers: Vec<Question>,
    /// What was changed or could not be carried, each once.
    pub notes: Vec<Message>,
}

/// Refuses a file that bears a mark of secrecy anywhere: in its name, its margins, its properties, its text.
fn refuse_secret(name: &str, bytes: &[u8]) -> Result<(), ImportError> {
    if let Some(mark) = in_name(name) {
        return Err(ImportError::Secret(mark.words, Location::Name.describe()));
    }
    let contents = gongbao_office::read(name, bytes);
    match in_contents(&contents).into_iter().next() {
        Some(found) => Err(ImportError::Secret(found.mark.words, found.location.describe())),
        None => Ok(()),
    }
}

/// Turns a file into documents of this site.
///
/// # Errors
/// When the file bears a mark of secrecy, cannot be read or holds nothing.
pub fn import(input: &ImportInput<'_>, answers: &Answers) -> Result<Conversion, ImportError> {
    refuse_secret(input.name, input.bytes)?;
    let mut draft = guard(|| readers::read(input.name, input.bytes))??;
    if draft.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    draft.inquiry = Inquiry::new(answers);
    let mut conversion = match stations::documents(&mut draft, input) {
        Some(documents) => Conversion { documents, ..Conversion::default() },
        None => whole(&mut draft, input),
    };
    let (questions, offers, unused) = std::mem::take(&mut draft.inquiry).finish();
    if !unused.is_empty() {
        draft.note(
            format!("这些回答没有对应的问题：{}", unused.join("、")),
            format!("nothing asked for these answers: {}", unused.join(", ")),
        );
    }
    conversion.questions = questions;
    conversion.offers = offers;
    for note in draft.notes {
        if !conversion.notes.contains(&note) {
            conversion.notes.push(note);
        }
    }
    Ok(conversion)
}

/// Reads a piece of a document, such as what was pasted into one, as Markdown: all of it is text, nothing becomes a field.
///
/// # Errors
/// When it bears a mark of secrecy, cannot be read or holds nothing.
pub fn fragment(name: &str, bytes: &[u8]) -> Result<String, ImportError> {
    refuse_secret(name, bytes)?;
    let mut draft = guard(|| readers::read(name, bytes))??;
    if draft.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    headings::mark_headings(&mut draft);
    // Its pictures are not here.
    let (text, _) = markdown::write(&mut draft, "", "picture");
    Ok(text)
}

/// A draft as one document, with its pictures and attachments.
fn whole(draft: &mut DraftDocument, input: &ImportInput<'_>) -> Conversion {
    formulas::ask(draft);
    let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
    let (kind, mut fields) = official::take_fields(draft, input, stem);
    headings::mark_headings(draft);
    let figures = statutory::take(draft, kind, &mut fields);
    pictures::ask_descriptions(draft);
    let slug = input.slug.map_or_else(|| slug::of(kind, &fields), str::to_owned);
    let attachments = attachments::name(draft, kind, &slug);
    fields.extend(attachments::field(&attachments));
    let (body, pictures) = markdown::write(draft, kind.folder, &slug);
    let body = statutory::refer(body, &figures);
    let is_draft = !draft.inquiry.is_settled();
    let open = draft.inquiry.open();
    let text = format!("{}{body}", front_matter::write(kind, &fields, open, is_draft));
    let path = format!("{}/{slug}.md", kind.folder);
    let document = ImportedDocument { kind: kind.name, path, fields, draft: is_draft, text };
    Conversion { documents: vec![document], pictures, attachments, ..Conversion::default() }
}
