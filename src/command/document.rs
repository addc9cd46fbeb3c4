//! A new document: its name and its file.

use std::io;

use super::CommandContext;
use crate::exit::Exit;
use gongbao_base::address::is_slug;
use gongbao_content::kinds::Kind;
use gongbao_files::{SystemError, atomic};

/// Refuses a name that cannot be an address.
pub(super) fn require_slug(slug: &str) -> Result<(), SystemError> {
    if is_slug(slug) {
        return Ok(());
    }
    Err(SystemError::usage(
        format!("“{slug}”不能用作文件名：只用小写英文字母、数字和连字符"),
        format!("`{slug}` is no file name: use lower-case letters, digits and hyphens"),
    ))
}

/// Writes a new document; an existing file is never touched.
pub(super) fn write(
    context: &CommandContext,
    kind: &Kind,
    slug: &str,
    text: &str,
) -> Result<Exit, SystemError> {
    let path = context.layout.content_file(&format!("{}/{slug}.md", kind.folder));
    atomic::create(&path, text.as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => SystemError::usage(
            format!("{} 已经存在，没有改动；用 --slug 换一个文件名", path.display()),
            format!(
                "{} exists already and was not touched; choose another name with --slug",
                path.display()
            ),
        ),
        _ => SystemError::io("写入", "write", &path, &error),
    })?;
    context.console.say(&format!("{} {}", context.console.text("已新建", "made"), path.display()));
    Ok(Exit::Done)
}

/// The letters and digits of a title, or the kind and the day when it has none.
pub(super) fn slug_of(title: &str, kind: &str, today: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(str::to_ascii_lowercase)
        .collect();
    let slug = words.join("-");
    if slug.chars().any(|c| c.is_ascii_alphabetic()) { slug } else { format!("{kind}-{today}") }
}

/// A text as a YAML string on one line, whatever stands in it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
