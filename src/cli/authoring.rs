//! The commands that begin something: a document, a document from an office file, a site.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::values::{KIND, REPORT_TYPE, filter};

/// What `new` takes.
#[derive(Clone, Debug, Args)]
pub struct NewArgs {
    /// 种类：station、notice、report、page 或中文名 / the kind, in English or Chinese
    #[arg(value_parser = KIND, hide_possible_values = true)]
    pub kind: String,
    /// 标题；年度报告用 --type 时可以不写 / its title; may be left out with --type
    #[arg(required_unless_present = "report_type")]
    pub title: Option<String>,
    /// 文件名（不含 .md） / the file's name without .md
    #[arg(long)]
    pub slug: Option<String>,
    /// 报告类型：政府信息公开，六部分和三张法定表都备好 / `disclosure`: with the six sections and the statutory tables
    #[arg(long = "type", requires = "year", value_parser = REPORT_TYPE, hide_possible_values = true)]
    pub report_type: Option<String>,
    /// 报告的年度 / the year of the report
    #[arg(long)]
    pub year: Option<u16>,
}

/// What `import` takes.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// 文件或文件夹；- 是粘贴的文字 / the file, or a folder of files; - is pasted text
    #[arg(value_hint = ValueHint::AnyPath)]
    pub file: PathBuf,
    /// 种类：notice、report、page、station 或中文名；不写就从文件看出来 / the kind, in English or Chinese; told from the file by default
    #[arg(long, value_parser = KIND, hide_possible_values = true)]
    pub kind: Option<String>,
    /// 文件名（不含 .md），就是网址的一部分；不写就由文号、日期和标题得出 / the new file's name without .md
    #[arg(long)]
    pub slug: Option<String>,
    /// 问题的回答，JSON 文件；给了回答就表示已对照原文核对 / answers as a JSON file; who answers has compared the draft with the original
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub answers: Option<PathBuf>,
    /// 一个回答，例如 category=公示，可以写几次 / one answer, such as category=公示
    #[arg(long = "answer", value_name = "ID=VALUE", value_parser = filter)]
    pub answer: Vec<(String, String)>,
    /// 报告的格式：草稿和问题 / how draft and questions are shown
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub format: ImportFormat,
}

/// How an import is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// For people.
    Text,
    /// For programs: what was read, and the questions.
    Json,
}

/// What `init` takes.
#[derive(Clone, Debug, Args)]
pub struct InitArgs {
    /// 文件夹 / the folder
    #[arg(value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}
