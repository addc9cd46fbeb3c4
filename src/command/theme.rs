//! `theme`: lists the built-in theme's files, and writes them out for a site to change.

use std::{fs, io, path::Path};

use super::CommandContext;
use crate::cli::theme::ThemeCommand;
use crate::console::Console;
use crate::exit::Exit;
use gongbao_files::{SystemError, atomic};
use gongbao_render::theme::{FOLDER, builtin};

pub(super) fn run(context: &CommandContext, command: &ThemeCommand) -> Result<Exit, SystemError> {
    let folder = context.layout.theme();
    match command {
        ThemeCommand::List => list(&folder, &context.console),
        ThemeCommand::Eject { names } => eject(&folder, &context.console, names),
    }
}

/// Every built-in file, and whether the site has its own.
fn list(folder: &Path, console: &Console) -> Result<Exit, SystemError> {
    let mut text = String::new();
    for (path, built_in) in builtin::FILES {
        let own = folder.join(path);
        let mark = match fs::read(&own) {
            Ok(bytes) if bytes == built_in.as_bytes() => {
                console.text("\t自己的，没有改动", "\town, unchanged")
            }
            Ok(_) => console.text("\t自己的", "\town"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => "",
            Err(error) => return Err(SystemError::io("读取", "read", &own, &error)),
        };
        text.push_str(&format!("{path}{mark}\n"));
    }
    console.print(&text);
    Ok(Exit::Done)
}

/// Writes the named files, or all, and leaves those that are there.
fn eject(folder: &Path, console: &Console, names: &[String]) -> Result<Exit, SystemError> {
    let (mut written, mut left) = (Vec::new(), Vec::new());
    for (path, text) in chosen(names)? {
        let target = folder.join(path);
        let list = if write_new(&target, text)? { &mut written } else { &mut left };
        list.push(path);
    }
    for path in &written {
        console.say(&format!("{} {FOLDER}/{path}", console.text("已写出", "wrote")));
    }
    for path in &left {
        let told = console.text("已经存在，没有改动：", "exists already, left as it is:");
        console.say(&format!("{told} {FOLDER}/{path}"));
    }
    let (count, kept) = (written.len(), left.len());
    console.say(&console.either(format!(
            "写出 {count} 个文件，保留已有的 {kept} 个。改完运行 gongbao build；删去某个文件就用回内置的"
        ), format!(
            "{count} files written, {kept} left. Change them and run `gongbao build`; remove one to return to the built-in"
        )));
    Ok(Exit::Done)
}

/// The built-in files of these names, each a path or a folder; all when none is named.
fn chosen(names: &[String]) -> Result<Vec<(&'static str, &'static str)>, SystemError> {
    let matches = |name: &str, path: &str| {
        path.strip_prefix(name.trim_end_matches('/'))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    for name in names {
        if !builtin::FILES.iter().any(|(path, _)| matches(name, path)) {
            let near = builtin::nearest(name);
            let (zh, en) = near.map_or_else(
                || {
                    (
                        "；gongbao theme list 列出全部".to_owned(),
                        "; see `gongbao theme list`".to_owned(),
                    )
                },
                |near| (format!("；是不是 {near}？"), format!("; did you mean {near}?")),
            );
            return Err(SystemError::usage(
                format!("内置主题里没有 {name}{zh}"),
                format!("the built-in theme has no {name}{en}"),
            ));
        }
    }
    let wanted = |path: &str| names.is_empty() || names.iter().any(|name| matches(name, path));
    Ok(builtin::FILES.iter().copied().filter(|(path, _)| wanted(path)).collect())
}

/// Writes a file that is not there yet; says whether it did.
fn write_new(path: &Path, text: &str) -> Result<bool, SystemError> {
    match atomic::create(path, text.as_bytes()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(SystemError::writing(path)(error)),
    }
}
