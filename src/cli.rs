//! The command line: what can be typed, and its help, Chinese first.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use gongbao_archive::{stamp::Stamp, version::Version};
use gongbao_base::{date::Date, finding::Language};

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

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    Text,
    /// To print and file.
    Html,
    /// For programs.
    Json,
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
        /// 打印政府网站检查指标的自查表 / print the table of the national inspection
        #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, default_missing_value = "text", conflicts_with_all = ["fix", "format"])]
        inspection: Option<Form>,
    },
    /// 列出到期事项；写文件夹时另存日历和网页 / list what falls due; with a folder, write a calendar and a page
    Due {
        /// 写入 due.ics 和 due.html 的文件夹 / the folder for due.ics and due.html
        dir: Option<PathBuf>,
    },
    /// 登记已公开的网址到 content/urls.lock / list the public addresses in content/urls.lock
    Lock,
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
    /// 把 Word、Excel 或网页文件转成正文文件 / turn a Word, Excel or HTML file into a document
    Import {
        /// 文件：.docx、.xlsx 或 .html / the file
        file: PathBuf,
        /// 种类：notice、report、page、station 或中文名 / the kind, in English or Chinese
        #[arg(long, default_value = "notice")]
        kind: String,
        /// 文件名（不含 .md），就是网址的一部分 / the new file's name without .md
        #[arg(long)]
        slug: Option<String>,
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
    /// 打包交给上级门户：正文片段、元数据、附件、清单、变更清单；--out 写文件名 / write one file for the portal; `--out` names it
    Package {
        /// 只放这份回执之后有变化的 / only what changed since this receipt
        #[arg(long, value_name = "RECEIPT")]
        since: Option<PathBuf>,
        /// 用 minisign 密钥签名，口令放在环境变量 GONGBAO_MINISIGN_PASSWORD / sign with a minisign key; its password from that variable
        #[arg(long, value_name = "KEY")]
        sign: Option<PathBuf>,
    },
    /// 核对收到的文件包，无误才解开 / check a package, and unpack it only when it is whole
    Receive {
        /// 文件包 / the package
        file: PathBuf,
        /// 解开到这个新文件夹 / the new folder to unpack into
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
        /// minisign 公钥：文件，或公钥本身 / a minisign public key: its file, or the key itself
        #[arg(long, value_name = "KEY")]
        pubkey: Option<String>,
    },
    /// 存档快照：建立、核对、比较、取出、移交 / snapshots of the built site
    #[command(subcommand)]
    Archive(Archive),
    /// 主题：列出内置文件，写出来供修改 / the theme: list the built-in files, write them out to change them
    #[command(subcommand)]
    Theme(ThemeCommand),
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

/// What can be done with the theme.
#[derive(Clone, Debug, Subcommand)]
pub enum ThemeCommand {
    /// 列出内置主题的文件，标明网站自己已有的 / list the built-in theme's files, and which of them the site has
    List,
    /// 把内置文件写到网站的 themes/default，不覆盖已有的 / write built-in files into the site's theme, over nothing
    Eject {
        /// 文件或文件夹，例如 notice.html、components；不写则全部 / files or folders of `theme list`; all when left out
        names: Vec<String>,
    },
}

/// What can be done with snapshots.
#[derive(Clone, Debug, Subcommand)]
pub enum Archive {
    /// 把生成好的网站存成一个快照（WACZ） / write a snapshot of the built site
    Create {
        /// 快照的时间，例如 2026-11-01T02:03:04Z 或 "2026-11-01 10:03"；默认现在 / its time; now by default
        #[arg(long, value_name = "TIME", value_parser = stamp)]
        at: Option<Stamp>,
        /// 存档文件夹，默认是网站文件夹里的 archive / the folder of snapshots
        #[arg(long, value_name = "DIR")]
        archive: Option<PathBuf>,
        /// 用这个 minisign 私钥签名；口令放在环境变量 GONGBAO_MINISIGN_PASSWORD / sign with this secret key
        #[arg(long, value_name = "KEY")]
        sign: Option<PathBuf>,
        /// 向这个时间戳机构（RFC 3161）申请时间戳 / ask this time authority for a timestamp
        #[arg(long, value_name = "URL")]
        tsa: Option<String>,
        /// 站内有死链也存 / archive although links of the site lead nowhere
        #[arg(long)]
        allow_missing: bool,
        /// WARC 的版本；档案馆只收 GB/T 33994（WARC 1.0）时用 1.0 / the version of WARC
        #[arg(long, value_name = "1.1|1.0", default_value = "1.1", value_parser = warc_version)]
        warc_version: Version,
    },
    /// 核对快照、存档文件夹、移交包或已发布的文件夹 / verify a snapshot, a folder of them, a bag, or a built site
    Verify {
        /// 文件或文件夹；默认是 archive / what to verify; `archive` by default
        path: Option<PathBuf>,
        /// 同时用这个公钥核对签名 / check signatures with this public key as well
        #[arg(long, value_name = "KEY")]
        pubkey: Option<PathBuf>,
        /// 每个问题一行 JSON / one JSON object a flaw
        #[arg(long)]
        json: bool,
    },
    /// 列出快照 / list the snapshots
    List {
        /// 存档文件夹 / the folder of snapshots
        #[arg(long, value_name = "DIR")]
        archive: Option<PathBuf>,
        /// 每个快照一行 JSON / one JSON object a snapshot
        #[arg(long)]
        json: bool,
    },
    /// 比较两个快照：增加、删除、改动的网页和句子 / what changed between two snapshots
    Diff {
        /// 旧的快照 / the older one
        old: PathBuf,
        /// 新的快照 / the newer one
        new: PathBuf,
        /// 输出 JSON / as JSON
        #[arg(long)]
        json: bool,
    },
    /// 把快照还原成网站文件夹 / give the site's files back
    Extract {
        /// 快照 / the snapshot
        file: PathBuf,
        /// 新文件夹 / a new folder
        dir: PathBuf,
    },
    /// 导出给档案馆的移交包（BagIt，含 SHA-256、SM3 清单和文件目录） / write the hand-over for the archive office
    Export {
        /// 快照 / the snapshot
        file: PathBuf,
        /// 新文件夹 / a new folder
        #[arg(long, value_name = "DIR")]
        bag: PathBuf,
        /// 保管期限，按本单位的规定填写 / the retention period, as the office has set it
        #[arg(long, value_name = "TEXT", default_value = "待定")]
        retention: String,
    },
    /// 逐个取回网上的地址，和快照比对 / fetch every address and compare it with a snapshot
    Live {
        /// 快照；默认是最新的 / the snapshot; the newest by default
        file: Option<PathBuf>,
        /// 已发布网站的网址；默认是快照里的网址 / where the site is published; the snapshot's own address by default
        #[arg(long, value_name = "URL")]
        base: Option<String>,
        /// 每个问题一行 JSON / one JSON object a flaw
        #[arg(long)]
        json: bool,
    },
    /// 给文件加时间戳（RFC 3161）；不联网时先写出申请，带到别处取得答复 / timestamp a file, also without a network
    Timestamp {
        /// 快照或其他文件 / a snapshot or another file
        file: PathBuf,
        /// 时间戳机构的网址 / the authority's address
        #[arg(long, value_name = "URL")]
        tsa: Option<String>,
        /// 把申请写到这个文件 / write the question to this file
        #[arg(long, value_name = "FILE", conflicts_with = "tsa")]
        query: Option<PathBuf>,
        /// 取来的答复；核对后存为 .tsr / an answer; checked, and kept as .tsr
        #[arg(long, value_name = "FILE", conflicts_with_all = ["tsa", "query"])]
        reply: Option<PathBuf>,
    },
}

fn warc_version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "1.1 或 1.0 / 1.1 or 1.0".to_owned())
}

fn stamp(text: &str) -> Result<Stamp, String> {
    Stamp::parse(text).ok_or_else(|| "时间写成 2026-11-01T02:03:04Z 或 2026-11-01 10:03（北京时间） / a time is written 2026-11-01T02:03:04Z".to_owned())
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

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, with the line in question.
    #[default]
    Text,
    /// One JSON object a line: code, severity, file, line, column, message, help.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}
