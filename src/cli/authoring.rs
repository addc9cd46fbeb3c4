//! The commands that begin something: a document, a document from an office file, a site.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::values::{KIND, REPORT_TYPE};

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
    /// 文件：.docx、.xlsx 或 .html / the file
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// 种类：notice、report、page、station 或中文名 / the kind, in English or Chinese
    #[arg(long, default_value = "notice", value_parser = KIND, hide_possible_values = true)]
    pub kind: String,
    /// 文件名（不含 .md），就是网址的一部分 / the new file's name without .md
    #[arg(long)]
    pub slug: Option<String>,
}

/// What `init` takes.
#[derive(Clone, Debug, Args)]
pub struct InitArgs {
    /// 文件夹 / the folder
    #[arg(value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}
