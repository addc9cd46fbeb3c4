//! `new`: begins a file of a kind from its sample. An existing file is never touched.

mod annual_report;

use std::io;

use super::{CommandContext, unknown_kind};
use crate::cli::authoring::NewArgs;
use crate::exit::Exit;
use gongbao_base::address::is_slug;
use gongbao_content::kinds::Kind;
use gongbao_files::{SystemError, atomic};

pub(super) fn run(context: &CommandContext, args: &NewArgs) -> Result<Exit, SystemError> {
    if let Some((report_type, year)) = args.report_type.as_deref().zip(args.year) {
        return annual_report::run(context, args, report_type, year);
    }
    let kind = Kind::named(&args.kind).ok_or_else(|| unknown_kind(&args.kind))?;
    let today = context.today.to_string();
    let title = args.title.as_deref().unwrap_or_default();
    let slug = args.slug.clone().unwrap_or_else(|| slug_of(title, kind.name, &today));
    require_slug(&slug)?;
    write_document(context, kind, &slug, &sample(kind, title, &today))
}

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
pub(super) fn write_document(
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

/// The kind's sample with this title; a draft, so that nothing half-written is published.
fn sample(kind: &Kind, title: &str, today: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in kind.sample.lines() {
        if line.starts_with("标题:") {
            lines.push(format!("标题: {}", quoted(title)));
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

/// A text as a YAML string on one line, whatever stands in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
