//! What is wrong with a command line, in the reader's language. English is clap's own; Chinese is made from the same facts.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::values::ValueError;
use gongbao_base::finding::Language;

/// The language that a command line asks for, even one that is wrong elsewhere.
#[must_use]
pub fn language(words: impl Iterator<Item = String>) -> Option<Language> {
    let mut words = words.skip_while(|word| word != "--lang" && !word.starts_with("--lang="));
    let word = words.next()?;
    let name = word.strip_prefix("--lang=").map(str::to_owned).or_else(|| words.next())?;
    match name.as_str() {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// What is wrong, and how it is used; with a final line end. `None` for what is no error: help that was asked for.
#[must_use]
pub fn message(error: &Error, language: Language) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    if language == Language::English {
        return Some(error.render().to_string());
    }
    let mut text = format!("错误：{}\n", chinese(error));
    if let Some(usage) = fact(error, ContextKind::Usage) {
        let usage = usage.trim().trim_start_matches("Usage:").trim_start();
        text.push_str(&format!("\n用法：{usage}\n"));
    }
    text.push_str("\n全部用法：--help\n");
    Some(text)
}

fn chinese(error: &Error) -> String {
    let of = |kind| fact(error, kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            format!("没有“{command}”这个命令{}", guess(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            format!("不认识“{argument}”{}", guess(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("“{argument}”后面要写一个值{}", allowed(error))
        }
        ErrorKind::InvalidValue => format!("“{argument}”不能是“{value}”{}", allowed(error)),
        ErrorKind::ValueValidation => format!("“{argument}”不能是“{value}”{}", why(error)),
        ErrorKind::MissingRequiredArgument => format!("还要写：{argument}"),
        ErrorKind::MissingSubcommand => {
            format!("还要写一个命令：{}", of(ContextKind::ValidSubcommand))
        }
        ErrorKind::ArgumentConflict => match fact(error, ContextKind::PriorArg) {
            Some(prior) if prior != argument => format!("“{argument}”不能和“{prior}”一起用"),
            _ => format!("“{argument}”只能写一次"),
        },
        ErrorKind::TooManyValues => format!("“{argument}”多了一个值“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{argument}”后面的值不够，或者多了")
        }
        ErrorKind::NoEquals => format!("“{argument}”和它的值之间要写等号"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的字".to_owned(),
        _ => error.kind().to_string(),
    }
}

/// One fact that clap knows of the error, as text.
fn fact(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::None => None,
        ContextValue::Strings(texts) => Some(texts.join("、")),
        value => Some(value.to_string()),
    }
}

fn guess(error: &Error, kind: ContextKind) -> String {
    fact(error, kind).map_or(String::new(), |near| format!("；是不是“{near}”？"))
}

fn allowed(error: &Error) -> String {
    fact(error, ContextKind::ValidValue).map_or(String::new(), |values| format!("；可用：{values}"))
}

fn why(error: &Error) -> String {
    let Some(source) = error.source() else { return String::new() };
    match source.downcast_ref::<ValueError>() {
        Some(error) => format!("：{}", error.0.zh),
        None => format!("：{source}"),
    }
}
