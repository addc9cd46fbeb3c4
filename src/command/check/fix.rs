//! `check --fix`: masks personal data and mends document numbers in the files of the content.

use crate::command::CommandContext;
use crate::storage::folder::Folder;
use gongbao_content::settings;
use gongbao_files::{SystemError, atomic};

/// A file is replaced whole or not at all.
pub(super) fn run(context: &CommandContext, folder: &Folder) -> Result<(), SystemError> {
    let settings = folder.settings.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let settings = settings.map_or_else(settings::absent, |text| settings::read(text).0);
    for file in &folder.documents {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        let mended = gongbao_check::fix(&file.path, file.kind, text, &settings, context.today);
        for place in &mended.left {
            let why = context.console.text(
                "这里的号码和排版标记混在一起，没有代改，请手工打码：",
                "a number mixed with marks was not masked; mask it by hand: ",
            );
            context.console.say(&format!("{why}{}:{}:{}", place.file, place.line, place.column));
        }
        let Some(text) = mended.text else { continue };
        let path = folder.layout.content_file(&file.path);
        atomic::replace(&path, text.as_bytes()).map_err(SystemError::writing(&path))?;
        let mended = context.console.text("已改：", "mended: ");
        context.console.say(&format!("{mended}content/{}", file.path));
    }
    Ok(())
}
