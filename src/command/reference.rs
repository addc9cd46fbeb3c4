//! `reference`: the table of all fields as Markdown, which stands in `docs/front-matter.md`; a test compares the two.

use std::fmt::Write as _;

use super::CommandContext;
use crate::exit::Exit;
use gongbao_content::{
    fields::{Field, Shape},
    kinds::{KINDS, common::Common},
    settings::SettingsFields,
};

pub(super) fn run(context: &CommandContext) -> Exit {
    context.console.print(&markdown());
    Exit::Done
}

/// The whole reference.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from(
        "# 字段说明 / Front matter reference\n\n由程序生成：`gongbao reference > docs/front-matter.md`。中文键和英文键都可以用。\n\nGenerated from the kinds. Chinese and English keys both work.\n",
    );
    section(&mut out, "各类文件共有 / All kinds", Common::FIELDS);
    for kind in KINDS {
        section(
            &mut out,
            &format!("{} / `{}` (`content/{}/`)", kind.label, kind.name, kind.folder),
            kind.fields,
        );
        let _ = write!(out, "\n样例 / Sample:\n\n```markdown\n{}\n```\n", kind.sample.trim_end());
    }
    section(&mut out, "网站设置 / `content/site.yaml`", SettingsFields::FIELDS);
    out
}

fn section(out: &mut String, title: &str, fields: &'static [Field]) {
    let _ = write!(
        out,
        "\n## {title}\n\n| 中文键 | key | 形式 form | 说明 meaning | 例 example |\n|---|---|---|---|---|\n"
    );
    rows(out, fields, "", "");
}

fn rows(out: &mut String, fields: &'static [Field], label_before: &str, name_before: &str) {
    for field in fields {
        let label = format!("{label_before}{}", field.label);
        let name = format!("{name_before}{}", field.name);
        let must = if field.required { "，**必填 required**" } else { "" };
        let example = if field.example.is_empty() {
            String::new()
        } else {
            format!("`{}`", field.example.replace('|', "\\|"))
        };
        let _ = writeln!(
            out,
            "| {label} | `{name}` | {}{must} | {}<br>{} | {example} |",
            form(field.shape),
            field.zh,
            field.en
        );
        match field.shape {
            Shape::Map(inner) => rows(out, inner, &format!("{label} › "), &format!("{name}.")),
            Shape::List(Shape::Map(inner)) | Shape::Lines(Shape::Map(inner)) => {
                rows(out, inner, &format!("{label} › "), &format!("{name}[]."))
            }
            _ => {}
        }
    }
}

fn form(shape: Shape) -> String {
    match shape {
        Shape::Text => "文字 text".to_owned(),
        Shape::Truth => "true / false".to_owned(),
        Shape::Count => "整数 integer".to_owned(),
        Shape::Number => "数字 number".to_owned(),
        Shape::Day => "YYYY-MM-DD".to_owned(),
        Shape::Moment => "YYYY-MM-DD [HH:MM]".to_owned(),
        Shape::Slug => "a-z 0-9 -".to_owned(),
        Shape::Choice(choices) => choices
            .iter()
            .map(|choice| format!("{} `{}`", choice.label, choice.name))
            .collect::<Vec<_>>()
            .join("、"),
        Shape::List(item) => format!("列表 list：{}", form(*item)),
        Shape::Lines(item) => format!("文字 text、列表 list：文字 text、{}", form(*item)),
        Shape::Map(_) => "下级键 nested".to_owned(),
    }
}
