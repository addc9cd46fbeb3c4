//! `import`: what an office has becomes documents with their pictures and attachments; what is uncertain is asked.
//!
//! A file that someone wrote is never touched: only what an import without answers wrote is replaced, once there are answers.

mod outcome;
mod sources;
mod write;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read as _},
};

use self::{
    outcome::ImportOutcome,
    sources::{ImportSource, sources},
};
use super::{CommandContext, document::require_slug, kind};
use crate::cli::authoring::{ImportArgs, ImportFormat};
use crate::exit::Exit;
use gongbao_content::{kinds::Kind, limits, settings};
use gongbao_files::SystemError;
use gongbao_import::{Answers, Conversion, ImportError, ImportInput, import};

pub(super) fn run(context: &CommandContext, args: &ImportArgs) -> Result<Exit, SystemError> {
    let kind = args.kind.as_deref().map(kind::named).transpose()?;
    if let Some(slug) = &args.slug {
        require_slug(slug)?;
    }
    let answers = answers(args)?;
    let folder = args.file.is_dir();
    if folder && args.slug.is_some() {
        return Err(SystemError::usage(
            "文件夹里有几个文件，不能共用一个 --slug",
            "a folder holds several files, which cannot share one --slug",
        ));
    }
    let mut outcomes = Vec::new();
    let phones = office_phones(context);
    for source in sources(&args.file)? {
        outcomes.push(bring(context, args, (kind, &phones), source, &answers)?);
    }
    // What goes with a document as its attachment is no document of its own.
    let attached: BTreeSet<String> = outcomes.iter().flat_map(ImportOutcome::attached).collect();
    outcomes.retain(|outcome| !attached.contains(&outcome.source.name));
    for outcome in &mut outcomes {
        write::write(context, outcome)?;
    }
    match args.format {
        ImportFormat::Text => outcomes.iter().for_each(|outcome| outcome.say(context)),
        ImportFormat::Json => context.console.print(&outcome::json(&outcomes, folder)?),
    }
    let failed = outcomes.is_empty() || outcomes.iter().any(|outcome| outcome.result.is_err());
    Ok(if failed { Exit::Content } else { Exit::Done })
}

/// Reads one source, with and without the answers.
fn bring(
    context: &CommandContext,
    args: &ImportArgs,
    (kind, office_phones): (Option<&'static Kind>, &[String]),
    source: ImportSource,
    answers: &Answers,
) -> Result<ImportOutcome, SystemError> {
    let bytes = source.read()?;
    let convert = |answers: &Answers| -> Result<Conversion, ImportError> {
        let bytes = bytes.as_deref().map_err(|gap| ImportError::Unread(gap.clone()))?;
        let input = ImportInput {
            name: &source.name,
            bytes,
            kind,
            slug: args.slug.as_deref(),
            neighbours: &source.neighbours,
            office_phones,
            today: context.today,
        };
        import(&input, answers)
    };
    let result = convert(answers);
    let unanswered = if answers.are_given() { convert(&Answers::default()).ok() } else { None };
    Ok(ImportOutcome { source, result, unanswered, written: Vec::new() })
}

/// The phones of the office; none while there are no settings.
fn office_phones(context: &CommandContext) -> Vec<String> {
    let file = fs::File::open(context.layout.settings());
    let text = file.and_then(|file| io::read_to_string(file.take(limits::FILE as u64 + 1)));
    settings::read(&text.unwrap_or_default()).0.org.phones
}

fn answers(args: &ImportArgs) -> Result<Answers, SystemError> {
    let mut answers = match &args.answers {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(SystemError::reading(path))?;
            Answers::parse(&text).map_err(|error| {
                SystemError::usage(
                    format!("{} 不是回答：写成 {{\"编号\": \"回答\"}}（{error}）", path.display()),
                    format!("{} holds no answers: {error}", path.display()),
                )
            })?
        }
        None => Answers::default(),
    };
    for (id, value) in &args.answer {
        answers.give(id, value);
    }
    Ok(answers)
}
