//! Dropped files and pasted text: read as `import` reads them, and what is uncertain is asked.

use std::sync::PoisonError;

use serde_json::{Map, Value, json};

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    door::Door,
    imports::HeldImport,
    shown::ShownFile,
    state::Desk,
};
use gongbao_base::finding::Language;
use gongbao_content::kinds::Kind;
use gongbao_import::{
    AnswerShape, Answers, Conversion, ImportError, ImportInput, Question, fragment, import,
};

/// A file that was dropped.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let held = desk.imports.put(request.query("name"), request.body.clone());
    shown(desk, request, &held)
}

/// A file that goes with one that was dropped, or answers one of its questions.
pub(super) fn file(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (name, question) = (request.query("name").to_owned(), request.query("question").to_owned());
    let id = request.query("id").parse().unwrap_or_default();
    let bytes = request.body.clone();
    let held = desk.imports.with(id, |held| {
        held.beside.retain(|(known, _)| *known != name);
        held.beside.push((name.clone(), bytes));
        if !question.is_empty() {
            held.answered.push((question, name));
        }
    })?;
    shown(desk, request, &held)
}

/// A file that was dropped before.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let id = request.query("id").parse().unwrap_or_default();
    let held = desk.imports.with(id, |_| {})?;
    shown(desk, request, &held)
}

fn convert(
    desk: &Desk,
    held: &HeldImport,
    answers: &Answers,
    slug: Option<&str>,
) -> Result<Conversion, ImportError> {
    let neighbours: Vec<String> = held.beside.iter().map(|(name, _)| name.clone()).collect();
    let shelf = desk.opened().and_then(|library| library.known(desk.today()).ok());
    let phones = shelf.map(|shelf| shelf.site.settings.org.phones.clone()).unwrap_or_default();
    let input = ImportInput {
        name: &held.name,
        bytes: &held.bytes,
        kind: None,
        slug,
        neighbours: &neighbours,
        office_phones: &phones,
        today: desk.today(),
    };
    import(&input, answers)
}

/// The answers that files gave.
fn answers_of(held: &HeldImport) -> Answers {
    let mut answers = Answers::default();
    for (question, name) in &held.answered {
        answers.give(question, name);
    }
    answers
}

fn shown(desk: &Desk, request: &DeskRequest, held: &HeldImport) -> Result<DeskAnswer, Refusal> {
    let language = request.language();
    let conversion = match convert(desk, held, &answers_of(held), None) {
        Ok(conversion) => conversion,
        Err(error) => {
            desk.imports.forget(held.id);
            let words = error.message(language);
            return Ok(
                json!({ "id": null, "name": held.name, "refused": { "words": words } }).into()
            );
        }
    };
    let first = conversion.documents.first();
    let kind = first.and_then(|document| Kind::named(document.kind));
    let fields: Map<String, Value> = first
        .iter()
        .flat_map(|document| &document.fields)
        .map(|field| (field.name.to_owned(), json!({ "label": field.key, "value": field.value })))
        .collect();
    let text = first.map_or("", |document| document.text.as_str());
    let original = gongbao_office::read(&held.name, &held.bytes).spans;
    // A text file is one span; the window shows paragraphs.
    let lines = original.iter().flat_map(|span| span.text.lines()).map(str::trim);
    let original: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let notes = conversion.notes.iter().map(|note| json!({ "words": note.get(language) }));
    Ok(json!({
        "id": held.id,
        "name": held.name,
        "kind": first.map(|document| document.kind),
        "documents": conversion.documents.len(),
        "fields": fields,
        "blocks": kind.map(|kind| ShownFile::new(text, kind).blocks()),
        "source": text,
        "questions": conversion.questions.iter().map(|question| asked(question, kind, language)).collect::<Vec<_>>(),
        "notes": notes.collect::<Vec<_>>(),
        "original": original,
        "refused": null,
    })
    .into())
}

fn asked(question: &Question, kind: Option<&'static Kind>, language: Language) -> Value {
    let tables = kind.map(Kind::tables).unwrap_or_default();
    let field = tables.into_iter().flatten().find(|field| field.name == question.id);
    let shape = match question.shape {
        AnswerShape::Day => "date",
        AnswerShape::Moment => "moment",
        AnswerShape::Choice => "choice",
        AnswerShape::File => "file",
        AnswerShape::Text | AnswerShape::Count | AnswerShape::Number | AnswerShape::Words => "text",
    };
    let choices = question.choices.iter().map(|choice| json!({ "value": choice, "label": choice }));
    json!({
        "id": question.id,
        "words": question.field,
        "read": question.read,
        "place": question.place.get(language),
        "why": question.reason.get(language),
        "choices": choices.collect::<Vec<_>>(),
        "type": shape,
        "closed": question.shape == AnswerShape::Choice,
        "field": field.map(|field| field.name),
    })
}

/// The answers: the file becomes a document, or several.
pub(super) fn answer(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let held = desk.imports.with(sent["id"].as_u64().unwrap_or_default(), |_| {})?;
    let mut answers = answers_of(&held);
    // Whoever answers, be it nothing, has looked at the draft.
    answers.give("", "");
    for (id, value) in sent["answers"].as_object().into_iter().flatten() {
        match value {
            Value::String(text) => answers.give(id, text),
            Value::Bool(_) | Value::Number(_) => answers.give(id, &value.to_string()),
            _ => {}
        }
    }
    let library = desk.library()?;
    let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let _others = library.door.lock()?;
    let refused = |error: ImportError| {
        Refusal::new(422, error.message(Language::Chinese), error.message(Language::English))
    };
    let mut conversion = convert(desk, &held, &answers, None).map_err(refused)?;
    let stem =
        conversion.documents.first().map_or("", |document| stem_of(&document.path)).to_owned();
    let mut number = 1;
    while conversion.documents.len() == 1 && is_taken(&library.door, &conversion) {
        number += 1;
        let slug = format!("{stem}-{number}");
        conversion = convert(desk, &held, &answers, Some(&slug)).map_err(refused)?;
        if number > 1000 {
            return Err(Refusal::new(409, "同名的文件太多了", "too many files of that name"));
        }
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, bytes) in &conversion.pictures {
        let bytes = crate::desk::picture::stripped(bytes).unwrap_or_else(|| bytes.clone());
        files.push((path.clone(), bytes));
    }
    for attachment in &conversion.attachments {
        let found = held.beside.iter().find(|(name, _)| *name == attachment.from);
        let (_, bytes) = found.ok_or_else(Refusal::missing)?;
        files.push((attachment.path.clone(), bytes.clone()));
    }
    // The documents come last: what they name is there by then.
    for document in &conversion.documents {
        files.push((document.path.clone(), document.text.clone().into_bytes()));
    }
    for (path, bytes) in files {
        library.door.create(&format!("content/{path}"), &bytes)?;
    }
    desk.imports.forget(held.id);
    let made: Vec<Value> = conversion
        .documents
        .iter()
        .map(|document| json!({ "path": format!("content/{}", document.path), "kind": document.kind }))
        .collect();
    Ok(match made.as_slice() {
        [one] => json!({ "path": one["path"], "kind": one["kind"] }).into(),
        _ => json!({ "documents": made }).into(),
    })
}

fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Whether a file stands where one of these would.
fn is_taken(door: &Door, conversion: &Conversion) -> bool {
    let documents = conversion.documents.iter().map(|document| &document.path);
    let beside = conversion.attachments.iter().map(|attachment| &attachment.path);
    let pictures = conversion.pictures.iter().map(|(path, _)| path);
    documents.chain(beside).chain(pictures).any(|path| {
        door.path(&format!("content/{path}")).is_ok_and(|path| path.symlink_metadata().is_ok())
    })
}

/// Pasted text or HTML as blocks.
pub(super) fn paste(request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (name, text) = match (sent["html"].as_str(), sent["text"].as_str()) {
        (Some(html), _) => ("粘贴.html", html),
        (None, text) => ("粘贴.txt", text.unwrap_or_default()),
    };
    let read = if text.trim().is_empty() {
        Err(ImportError::Empty)
    } else {
        fragment(name, text.as_bytes())
    };
    let text = match read {
        Ok(text) => text,
        Err(ImportError::Empty) => String::new(),
        Err(error) => {
            return Err(Refusal::new(
                422,
                error.message(Language::Chinese),
                error.message(Language::English),
            ));
        }
    };
    let file = format!("---\n---\n{text}");
    let kind = Kind::named("page").ok_or_else(Refusal::missing)?;
    Ok(json!({ "blocks": ShownFile::new(&file, kind).blocks() }).into())
}
