//! The commands that work with a site as it is: build, check, due, serve, search.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::values::filter;
use crate::console::FindingFormat;

/// What `build` takes.
#[derive(Clone, Debug, Default, Args)]
pub struct BuildArgs {
    /// 提示的格式 / the format of findings
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// 离线版：双击 index.html 就能看、能搜索；默认写到 offline / an edition to open from a folder; `offline` by default
    #[arg(long)]
    pub offline: bool,
    /// 另把 nginx、Caddy 的现成设置写到这个文件夹 / also write ready-made settings for nginx and Caddy into this folder
    #[arg(long, value_name = "DIR")]
    pub server_config: Option<PathBuf>,
}

/// What `check` takes.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// 把个人信息按规定的样子打码，写回文件 / mask personal data in the files
    #[arg(long)]
    pub fix: bool,
    /// 提示的格式 / the format of findings
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// 打印政府网站检查指标的自查表 / print the table of the national inspection
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, default_missing_value = "text", conflicts_with_all = ["fix", "format"])]
    pub inspection: Option<TableFormat>,
}

/// The format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people.
    Text,
    /// To print and file.
    Html,
    /// For programs.
    Json,
}

/// What `due` takes.
#[derive(Clone, Debug, Args)]
pub struct DueArgs {
    /// 写入 due.ics 和 due.html 的文件夹 / the folder for due.ics and due.html
    pub dir: Option<PathBuf>,
}

/// What `serve` takes.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    /// 端口，0 为任选 / the port; 0 for any
    #[arg(long, default_value_t = 8017)]
    pub port: u16,
}

/// What `desk` takes.
#[derive(Clone, Debug, Default, Args)]
pub struct DeskArgs {
    /// 网站文件夹；不写就在窗口里选 / the site's folder; chosen in the window by default
    #[arg(value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    /// 端口，默认任选 / the port; any by default
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// 不打开浏览器 / open no browser
    #[arg(long)]
    pub no_open: bool,
}

/// What `search` takes.
#[derive(Clone, Debug, Args)]
pub struct SearchArgs {
    /// 要找的字，空格表示“并且” / the words; a space means "and"
    pub query: String,
    /// 最多显示几条，0 为全部 / how many to show; 0 for all
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
    /// 筛选，例如 年份=2023年，可以多次 / a filter such as 年份=2023年; may be given more than once
    #[arg(long = "filter", value_name = "NAME=VALUE", value_parser = filter)]
    pub filters: Vec<(String, String)>,
    /// 按日期排序 / the newest first
    #[arg(long)]
    pub by_date: bool,
    /// 每条一行 JSON / one JSON object a line
    #[arg(long)]
    pub json: bool,
}
