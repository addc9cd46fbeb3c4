//! The commands about the program itself.

use std::{path::PathBuf, sync::LazyLock};

use clap::{Args, Subcommand};
use gongbao_check::lock;
use gongbao_handover::receipt;

/// The commands of `self`.
#[derive(Clone, Debug, Subcommand)]
pub enum SelfCommand {
    /// 核对本程序的文件和发布者的清单是否一致 / hold this program's own file against its publisher's list
    Check(SelfCheckArgs),
}

/// What `self check` takes.
#[derive(Clone, Debug, Args)]
pub struct SelfCheckArgs {
    /// 和程序一起下载的 SHA256SUMS / the list that came with the program
    #[arg(value_name = "SHA256SUMS")]
    pub list: PathBuf,
    /// 发布者的公钥，或公钥文件；签名是清单旁边的 .minisig / the publisher's public key, or its file
    #[arg(long, value_name = "KEY")]
    pub pubkey: Option<String>,
}

/// What `--version` says: the program, and the formats that it writes and knows, so that two computers can be compared.
#[must_use]
pub fn version() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        format!(
            "{}\n回执 receipts: {}\n网址登记 urls.lock: {}\n快照 snapshots: WACZ {}",
            env!("CARGO_PKG_VERSION"),
            receipt::FORMAT,
            lock::FORMAT,
            gongbao_archive::wacz::VERSION,
        )
    });
    &TEXT
}
