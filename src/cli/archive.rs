//! `archive`: snapshots of the built site, one action a command.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values::{stamp, warc_version};
use gongbao_archive::{stamp::Stamp, warc::WarcVersion};

/// What can be done with snapshots.
#[derive(Clone, Debug, Subcommand)]
pub enum ArchiveCommand {
    /// 把生成好的网站存成一个快照（WACZ） / write a snapshot of the built site
    Create(ArchiveCreateArgs),
    /// 核对快照、存档文件夹、移交包或已发布的文件夹 / verify a snapshot, a folder of them, a bag, or a built site
    Verify(ArchiveVerifyArgs),
    /// 列出快照 / list the snapshots
    List(ArchiveListArgs),
    /// 比较两个快照：增加、删除、改动的网页和句子 / what changed between two snapshots
    Diff(ArchiveDiffArgs),
    /// 把快照还原成网站文件夹 / give the site's files back
    Extract(ArchiveExtractArgs),
    /// 导出给档案馆的移交包（BagIt，含 SHA-256、SM3 清单和文件目录） / write the hand-over for the archive office
    Export(ArchiveExportArgs),
    /// 逐个取回网上的地址，和快照比对 / fetch every address and compare it with a snapshot
    Live(ArchiveLiveArgs),
    /// 给文件加时间戳（RFC 3161）；不联网时先写出申请，带到别处取得答复 / timestamp a file, also without a network
    Timestamp(ArchiveTimestampArgs),
}

/// What `archive create` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveCreateArgs {
    /// 快照的时间，例如 2026-11-01T02:03:04Z 或 "2026-11-01 10:03"；默认现在 / its time; now by default
    #[arg(long, value_name = "TIME", value_parser = stamp)]
    pub at: Option<Stamp>,
    /// 存档文件夹，默认是网站文件夹里的 archive / the folder of snapshots
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// 用这个 minisign 私钥签名；口令放在环境变量 GONGBAO_MINISIGN_PASSWORD / sign with this secret key
    #[arg(long, value_name = "KEY")]
    pub sign: Option<PathBuf>,
    /// 向这个时间戳机构（RFC 3161）申请时间戳 / ask this time authority for a timestamp
    #[arg(long, value_name = "URL")]
    pub tsa: Option<String>,
    /// 站内有死链也存 / archive although links of the site lead nowhere
    #[arg(long)]
    pub allow_missing: bool,
    /// WARC 的版本；档案馆只收 GB/T 33994（WARC 1.0）时用 1.0 / the version of WARC
    #[arg(long, value_name = "1.1|1.0", default_value = "1.1", value_parser = warc_version)]
    pub warc_version: WarcVersion,
}

/// What `archive verify` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveVerifyArgs {
    /// 文件或文件夹；默认是 archive / what to verify; `archive` by default
    pub path: Option<PathBuf>,
    /// 同时用这个公钥核对签名 / check signatures with this public key as well
    #[arg(long, value_name = "KEY")]
    pub pubkey: Option<PathBuf>,
    /// 每个问题一行 JSON / one JSON object a flaw
    #[arg(long)]
    pub json: bool,
}

/// What `archive list` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveListArgs {
    /// 存档文件夹 / the folder of snapshots
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// 每个快照一行 JSON / one JSON object a snapshot
    #[arg(long)]
    pub json: bool,
}

/// What `archive diff` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveDiffArgs {
    /// 旧的快照 / the older one
    pub old: PathBuf,
    /// 新的快照 / the newer one
    pub new: PathBuf,
    /// 输出 JSON / as JSON
    #[arg(long)]
    pub json: bool,
}

/// What `archive extract` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveExtractArgs {
    /// 快照 / the snapshot
    pub file: PathBuf,
    /// 新文件夹 / a new folder
    pub dir: PathBuf,
}

/// What `archive export` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveExportArgs {
    /// 快照 / the snapshot
    pub file: PathBuf,
    /// 新文件夹 / a new folder
    #[arg(long, value_name = "DIR")]
    pub bag: PathBuf,
    /// 保管期限，按本单位的规定填写 / the retention period, as the office has set it
    #[arg(long, value_name = "TEXT", default_value = "待定")]
    pub retention: String,
}

/// What `archive live` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveLiveArgs {
    /// 快照；默认是最新的 / the snapshot; the newest by default
    pub file: Option<PathBuf>,
    /// 已发布网站的网址；默认是快照里的网址 / where the site is published; the snapshot's own address by default
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// 每个问题一行 JSON / one JSON object a flaw
    #[arg(long)]
    pub json: bool,
}

/// What `archive timestamp` takes.
#[derive(Clone, Debug, Args)]
pub struct ArchiveTimestampArgs {
    /// 快照或其他文件 / a snapshot or another file
    pub file: PathBuf,
    /// 时间戳机构的网址 / the authority's address
    #[arg(long, value_name = "URL")]
    pub tsa: Option<String>,
    /// 把申请写到这个文件 / write the question to this file
    #[arg(long, value_name = "FILE", conflicts_with = "tsa")]
    pub query: Option<PathBuf>,
    /// 取来的答复；核对后存为 .tsr / an answer; checked, and kept as .tsr
    #[arg(long, value_name = "FILE", conflicts_with_all = ["tsa", "query"])]
    pub reply: Option<PathBuf>,
}
