//! The command line: what can be typed, and its help, Chinese first.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    base::{date::Date, finding::Language},
    show::Format,
};

/// 公报：政务公开静态网站生成器。 A static site generator for public government disclosure.
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, about, subcommand_required = false)]
pub struct Cli {
    /// What to do; `build` when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// 网站文件夹（里面有 content） / the site's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
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

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// 生成网站（默认） / build the site (the default)
    Build {
        /// 提示的格式 / the format of findings
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// 离线版：双击 index.html 就能看、能搜索；默认写到 offline / an edition to open from a folder; `offline` by default
        #[arg(long)]
        offline: bool,
        /// 另把 nginx、Caddy 的现成设置写到这个文件夹 / also write ready-made settings for nginx and Caddy into this folder
        #[arg(long, value_name = "DIR")]
        server_config: Option<PathBuf>,
    },
    /// 检查内容，不生成 / check the content without building
    Check {
        /// 把个人信息按规定的样子打码，写回文件 / mask personal data in the files
        #[arg(long)]
        fix: bool,
        /// 提示的格式 / the format of findings
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// 在本机预览，保存后自动刷新 / preview on this machine, reloading on every change
    Serve {
        /// 端口，0 为任选 / the port; 0 for any
        #[arg(long, default_value_t = 8017)]
        port: u16,
    },
    /// 新建一个文件 / begin a new file
    New {
        /// 种类：station、notice、report、page 或中文名 / the kind, in English or Chinese
        kind: String,
        /// 标题；年度报告用 --type 时可以不写 / its title; may be left out with --type
        #[arg(required_unless_present = "report_type")]
        title: Option<String>,
        /// 文件名（不含 .md） / the file's name without .md
        #[arg(long)]
        slug: Option<String>,
        /// 报告类型：政府信息公开，六部分和三张法定表都备好 / `disclosure`: with the six sections and the statutory tables
        #[arg(long = "type", requires = "year")]
        report_type: Option<String>,
        /// 报告的年度 / the year of the report
        #[arg(long)]
        year: Option<u16>,
    },
    /// 发布到 site.yaml 里的目标 / publish to a target of site.yaml
    Publish {
        /// What to do.
        #[command(subcommand)]
        act: Publish,
    },
    /// 新建一个网站文件夹 / begin a new site
    Init {
        /// 文件夹 / the folder
        dir: PathBuf,
    },
    /// 在生成好的网站里搜索 / search a built site
    Search {
        /// 要找的字，空格表示“并且” / the words; a space means "and"
        query: String,
        /// 最多显示几条，0 为全部 / how many to show; 0 for all
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// 筛选，例如 年份=2023年，可以多次 / a filter such as 年份=2023年; may be given more than once
        #[arg(long = "filter", value_name = "NAME=VALUE", value_parser = filter)]
        filters: Vec<(String, String)>,
        /// 按日期排序 / the newest first
        #[arg(long)]
        by_date: bool,
        /// 每条一行 JSON / one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// 解释一个提示编号 / explain a code
    Explain {
        /// 编号，例如 FIELD-01；不写则列出全部 / the code, such as FIELD-01; all when left out
        code: Option<String>,
    },
    /// 输出某个种类的 JSON Schema，供编辑器使用 / print the JSON Schema of a kind, for editors
    Schema {
        /// 种类，或 site（site.yaml） / the kind, or `site` for site.yaml
        kind: String,
    },
    /// 输出字段说明（Markdown） / print the reference of all fields as Markdown
    Reference,
    /// 输出全部检查规则和依据（Markdown） / print all rules with their sources as Markdown
    Rules,
    /// 输出命令补全脚本 / print completions for a shell
    Completions {
        /// 命令行种类 / the shell
        shell: clap_complete::Shell,
    },
}

/// What `publish` does.
#[derive(Clone, Debug, Subcommand)]
pub enum Publish {
    /// 说明会改动什么，不写入 / say what would change, and write nothing
    Plan {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
        /// 输出 JSON / print JSON
        #[arg(long)]
        json: bool,
        /// 允许一次撤下多少个文件 / how many files may leave the site
        #[arg(long, value_name = "N")]
        max_delete: Option<u64>,
    },
    /// 发布生成好的网站 / publish the built site
    Run {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
        /// 允许一次撤下多少个文件 / how many files may leave the site
        #[arg(long, value_name = "N")]
        max_delete: Option<u64>,
        /// 目标不能加锁时，确认没有别人在发布 / nobody else publishes, where the target keeps no locks
        #[arg(long)]
        single_writer: bool,
    },
    /// 读回目标上的全部文件并核对 / read everything back and compare
    Verify {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
    },
    /// 列出各个版本 / list the releases
    History {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
    },
    /// 退回到旧版本，默认上一个 / go back to a release; by default the one before
    Rollback {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
        /// 版本，见 history / the release, as `history` names it
        #[arg(long, value_name = "ID")]
        to: Option<String>,
        /// 目标不能加锁时，确认没有别人在发布 / nobody else publishes, where the target keeps no locks
        #[arg(long)]
        single_writer: bool,
    },
    /// 解开已中断的发布留下的锁 / remove the lock of a run that is dead
    Unlock {
        /// How to reach it.
        #[command(flatten)]
        reach: Reach,
    },
}

/// A target, and how patiently it is reached.
#[derive(Clone, Debug, Args)]
pub struct Reach {
    /// 目标的名称 / the target's name
    pub target: String,
    /// 网络请求最多试几次 / how often a request is tried
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub tries: u32,
}

impl Publish {
    fn reach(&self) -> &Reach {
        match self {
            Self::Plan { reach, .. }
            | Self::Run { reach, .. }
            | Self::Verify { reach }
            | Self::History { reach }
            | Self::Rollback { reach, .. }
            | Self::Unlock { reach } => reach,
        }
    }

    /// The target's name.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.reach().target
    }

    /// How often a request is tried.
    #[must_use]
    pub fn tries(&self) -> u32 {
        self.reach().tries
    }

    /// Whether the user says that nobody else publishes.
    #[must_use]
    pub fn single_writer(&self) -> bool {
        matches!(
            self,
            Self::Run { single_writer: true, .. } | Self::Rollback { single_writer: true, .. }
        )
    }

    /// How many files may leave.
    #[must_use]
    pub fn max_delete(&self) -> Option<u64> {
        match self {
            Self::Plan { max_delete, .. } | Self::Run { max_delete, .. } => *max_delete,
            _ => None,
        }
    }
}

fn filter(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    parts.ok_or_else(|| "写成 名称=值 / written NAME=VALUE".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "日期写成 2023-12-01 / dates are written 2023-12-01".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
