//! `import`: a Word, Excel or HTML file becomes a document with its pictures beside it. An existing file is never touched.

use std::{fs, path::PathBuf};

use super::{
    CommandContext,
    document::{require_slug, slug_of, write},
    kind,
};
use crate::cli::authoring::ImportArgs;
use crate::exit::Exit;
use gongbao_content::kinds::Kind;
use gongbao_files::{SystemError, atomic};
use gongbao_import::{Conversion, ImportError, import};
use gongbao_office::{LARGEST, ReadGap};

pub(super) fn run(context: &CommandContext, args: &ImportArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let kind = kind::named(&args.kind)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let today = context.today.to_string();
    let slug = args.slug.clone().unwrap_or_else(|| slug_of(stem, kind.name, &today));
    require_slug(&slug)?;
    let imported = match read(args, &name, kind, &slug)? {
        Ok(imported) => imported,
        Err(error) => {
            let why = error.message(console.language);
            console.say(&format!("{}: {name}: {why}", console.text("错误", "error")));
            return Ok(Exit::Content);
        }
    };
    let pictures = picture_paths(context, kind, &imported)?;
    let exit = write(context, kind, &slug, &imported.text)?;
    for (path, (_, bytes)) in pictures.iter().zip(&imported.pictures) {
        atomic::create(path, bytes).map_err(SystemError::writing(path))?;
        console.say(&format!("{} {}", console.text("已新建", "made"), path.display()));
    }
    if !console.quiet {
        for note in &imported.notes {
            console.say(&format!("- {}", note.get(console.language)));
        }
        console.say(console.text(
            "请对照原文件看一遍，删去“草稿”一行，再运行 gongbao check",
            "compare it with the original, remove the line 草稿, then run `gongbao check`",
        ));
    }
    Ok(exit)
}

/// Reads the file into a document, unless it is larger than any that is read.
fn read(
    args: &ImportArgs,
    name: &str,
    kind: &Kind,
    slug: &str,
) -> Result<Result<Conversion, ImportError>, SystemError> {
    let reading = SystemError::reading(&args.file);
    if fs::metadata(&args.file).map_err(reading)?.len() > LARGEST {
        return Ok(Err(ImportError::Unread(ReadGap::TooLarge)));
    }
    let bytes = fs::read(&args.file).map_err(reading)?;
    Ok(import(name, &bytes, kind, slug))
}

/// Where the pictures go; all of these places are free.
fn picture_paths(
    context: &CommandContext,
    kind: &Kind,
    imported: &Conversion,
) -> Result<Vec<PathBuf>, SystemError> {
    let mut paths = Vec::new();
    for (name, _) in &imported.pictures {
        let path = context.layout.content_file(&format!("{}/{name}", kind.folder));
        if path.symlink_metadata().is_ok() {
            return Err(SystemError::usage(
                format!("{} 已经存在，没有改动；用 --slug 换一个文件名", path.display()),
                format!(
                    "{} exists already and was not touched; choose another name with --slug",
                    path.display()
                ),
            ));
        }
        paths.push(path);
    }
    Ok(paths)
}
