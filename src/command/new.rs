//! `new`: begins a file of a kind from its sample. An existing file is never touched.

use std::{fs::OpenOptions, io::Write as _};

use super::{Environment, say, unknown_kind};
use crate::cli::Common;
use crate::exit::Exit;
use gongbao_base::address::is_slug;
use gongbao_content::kinds::Kind;
use gongbao_files::Fault;

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    kind: &str,
    title: &str,
    slug: Option<&str>,
) -> Result<Exit, Fault> {
    let kind = Kind::named(kind).ok_or_else(|| unknown_kind(kind))?;
    let today = common.as_of.unwrap_or(environment.today);
    let slug = slug.map_or_else(|| slug_of(title, kind.name, &today.to_string()), str::to_owned);
    sound(&slug)?;
    let text = sample(kind, title, &today.to_string());
    write(common, environment, kind, &slug, &text)
}

/// Refuses a name that cannot be an address.
pub(super) fn sound(slug: &str) -> Result<(), Fault> {
    if is_slug(slug) {
        return Ok(());
    }
    Err(Fault::usage(
        format!("“{slug}”不能用作文件名：只用小写英文字母、数字和连字符"),
        format!("`{slug}` is no file name: use lower-case letters, digits and hyphens"),
    ))
}

/// Writes a new document; an existing file is never touched.
pub(super) fn write(
    common: &Common,
    environment: &Environment,
    kind: &Kind,
    slug: &str,
    text: &str,
) -> Result<Exit, Fault> {
    let path = common.site.join("content").join(kind.folder).join(format!("{slug}.md"));
    let fault = |error: &std::io::Error| Fault::io("写入", "write", &path, error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| fault(&error))?;
    }
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| {
            if error.kind() == std::io::ErrorKind::AlreadyExists {
                Fault::usage(
                    format!("{} 已经存在，没有改动；用 --slug 换一个文件名", path.display()),
                    format!(
                        "{} exists already and was not touched; choose another name with --slug",
                        path.display()
                    ),
                )
            } else {
                fault(&error)
            }
        })?;
    file.write_all(text.as_bytes()).map_err(|error| fault(&error))?;
    say(&format!("{} {}", environment.text("已新建", "made"), path.display()));
    Ok(Exit::Done)
}

/// The kind's sample with this title; a draft, so that nothing half-written is published.
fn sample(kind: &Kind, title: &str, today: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in kind.example.lines() {
        if line.starts_with("标题:") {
            let quoted = serde_json::to_string(title).unwrap_or_default();
            lines.push(format!("标题: {quoted}"));
        } else if line.starts_with("示例:") {
            lines.push("草稿: true  # 写完后删去这一行，才会发布".to_owned());
        } else if line.starts_with("成文日期:") {
            lines.push(format!("成文日期: {today}"));
        } else if line.starts_with("发布日期:") {
            lines.push(format!("发布日期: {today}"));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n") + "\n"
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
