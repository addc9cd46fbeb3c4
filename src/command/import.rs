//! `import`: a Word, Excel or HTML file becomes a document with its pictures beside it. An existing file is never touched.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use super::{
    Environment,
    new::{slug_of, sound, write},
    say, unknown_kind,
};
use crate::cli::Common;
use crate::exit::Exit;
use gongbao_content::kinds::Kind;
use gongbao_files::Fault;
use gongbao_import::{ImportError, import};
use gongbao_office::{LARGEST, ReadGap};

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    file: &Path,
    kind: &str,
    slug: Option<&str>,
) -> Result<Exit, Fault> {
    let kind = Kind::named(kind).ok_or_else(|| unknown_kind(kind))?;
    let today = common.as_of.unwrap_or(environment.today);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let slug = slug.map_or_else(|| slug_of(stem, kind.name, &today.to_string()), str::to_owned);
    sound(&slug)?;
    let reading = |error: io::Error| Fault::io("读取", "read", file, &error);
    let length = fs::metadata(file).map_err(reading)?.len();
    let bytes = if length > LARGEST { Vec::new() } else { fs::read(file).map_err(reading)? };
    let read = if length > LARGEST {
        Err(ImportError::Unread(ReadGap::TooLarge))
    } else {
        import(&name, &bytes, kind, &slug)
    };
    let imported = match read {
        Ok(imported) => imported,
        Err(error) => {
            say(&format!(
                "{}: {name}: {}",
                environment.text("错误", "error"),
                error.message(environment.language)
            ));
            return Ok(Exit::Content);
        }
    };
    let folder = common.site.join("content").join(kind.folder);
    for (name, _) in &imported.pictures {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(Fault::usage(
                format!("{} 已经存在，没有改动；用 --slug 换一个文件名", path.display()),
                format!(
                    "{} exists already and was not touched; choose another name with --slug",
                    path.display()
                ),
            ));
        }
    }
    let done = write(common, environment, kind, &slug, &imported.text)?;
    for (name, bytes) in &imported.pictures {
        let path = folder.join(name);
        let written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| Fault::io("写入", "write", &path, &error))?;
        say(&format!("{} {}", environment.text("已新建", "made"), path.display()));
    }
    if !common.quiet {
        for note in &imported.notes {
            say(&format!("- {}", note.get(environment.language)));
        }
        say(environment.text(
            "请对照原文件看一遍，删去“草稿”一行，再运行 gongbao check",
            "compare it with the original, remove the line 草稿, then run `gongbao check`",
        ));
    }
    Ok(done)
}
