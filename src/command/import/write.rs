//! Writes what an import made; nothing that someone wrote is touched.

use std::{fs, path::Path};

use super::outcome::ImportOutcome;
use crate::command::CommandContext;
use gongbao_files::{SystemError, atomic};
use gongbao_import::Conversion;

/// Writes documents, pictures and attachments, after all of their places are known to be free.
pub(super) fn write(
    context: &CommandContext,
    outcome: &mut ImportOutcome,
) -> Result<(), SystemError> {
    let Ok(conversion) = &outcome.result else { return Ok(()) };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for document in &conversion.documents {
        files.push((document.path.clone(), document.text.clone().into_bytes()));
    }
    files.extend(conversion.pictures.iter().cloned());
    let folder = outcome.source.path.as_deref().and_then(Path::parent);
    for attachment in &conversion.attachments {
        let path = folder.unwrap_or(Path::new("")).join(&attachment.from);
        let bytes = fs::read(&path).map_err(SystemError::reading(&path))?;
        files.push((attachment.path.clone(), bytes));
    }
    let before = outcome.unanswered.as_ref();
    for (name, bytes) in &files {
        let path = context.layout.content_file(name);
        match fs::read(&path) {
            Ok(there) if there == *bytes || was_imported(before, name, &there) => {}
            Ok(_) => return Err(taken(&path)),
            Err(_) if path.symlink_metadata().is_ok() => return Err(taken(&path)),
            Err(_) => {}
        }
    }
    for (name, bytes) in files {
        let path = context.layout.content_file(&name);
        atomic::replace(&path, &bytes).map_err(SystemError::writing(&path))?;
        outcome.written.push(path);
    }
    Ok(())
}

/// Whether a file is just as the import wrote it before there were answers.
fn was_imported(before: Option<&Conversion>, name: &str, there: &[u8]) -> bool {
    before.is_some_and(|before| {
        before
            .documents
            .iter()
            .any(|document| document.path == name && document.text.as_bytes() == there)
    })
}

fn taken(path: &Path) -> SystemError {
    let path = path.display();
    SystemError::usage(
        format!("{path} 已经存在，没有改动；直接改它，或用 --slug 换一个文件名"),
        format!(
            "{path} exists already and was not touched; edit it, or choose another name with --slug"
        ),
    )
}
