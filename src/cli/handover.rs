//! The commands that hand a site over to a portal, and take such a package.

use std::path::PathBuf;

use clap::Args;

/// What `package` takes.
#[derive(Clone, Debug, Args)]
pub struct PackageArgs {
    /// 只放这份回执之后有变化的 / only what changed since this receipt
    #[arg(long, value_name = "RECEIPT")]
    pub since: Option<PathBuf>,
    /// 用 minisign 密钥签名，口令放在环境变量 GONGBAO_MINISIGN_PASSWORD / sign with a minisign key; its password from that variable
    #[arg(long, value_name = "KEY")]
    pub sign: Option<PathBuf>,
    /// 撤下过的这一页重新公开，可以写几次 / this page, which was taken down, is public again; may be given several times
    #[arg(long, value_name = "PAGE")]
    pub restore: Vec<String>,
}

/// What `receive` takes.
#[derive(Clone, Debug, Args)]
pub struct ReceiveArgs {
    /// 文件包 / the package
    pub file: PathBuf,
    /// 解开到这个新文件夹 / the new folder to unpack into
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// minisign 公钥：文件，或公钥本身 / a minisign public key: its file, or the key itself
    #[arg(long, value_name = "KEY")]
    pub pubkey: Option<String>,
}
