//! What every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::values::day;
use gongbao_base::{date::Date, finding::Language};

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub struct GlobalArgs {
    /// 网站文件夹（里面有 content） / the site's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub site: PathBuf,

    /// 输出文件夹，默认是网站文件夹里的 public / the output folder; `public` in the site's folder by default
    #[arg(long, global = true, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// 按这一天计算有效状态，默认今天 / the day for which states are computed; today by default
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,

    /// 提示语言 / the language of messages; by the locale by default
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,

    /// 只说错误 / say errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// 显示各步骤和各模板用时 / show the time of every stage and template
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}
