//! `publish`: a target of `site.yaml`, and what is done with it.

use clap::{Args, Subcommand};

/// What `publish` takes.
#[derive(Clone, Debug, Args)]
pub struct PublishArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: PublishCommand,
}

/// What `publish` does.
#[derive(Clone, Debug, Subcommand)]
pub enum PublishCommand {
    /// 说明会改动什么，不写入 / say what would change, and write nothing
    Plan {
        /// How to reach it.
        #[command(flatten)]
        target: TargetArgs,
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
        target: TargetArgs,
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
        target: TargetArgs,
    },
    /// 列出各个版本 / list the releases
    History {
        /// How to reach it.
        #[command(flatten)]
        target: TargetArgs,
    },
    /// 退回到旧版本，默认上一个 / go back to a release; by default the one before
    Rollback {
        /// How to reach it.
        #[command(flatten)]
        target: TargetArgs,
        /// 版本，见 history / the release, as `history` names it
        #[arg(long, value_name = "ID")]
        to: Option<String>,
        /// 撤下过的这一页重新公开，可以写几次 / this page, which was taken down, is public again; may be given several times
        #[arg(long, value_name = "PAGE")]
        restore: Vec<String>,
        /// 目标不能加锁时，确认没有别人在发布 / nobody else publishes, where the target keeps no locks
        #[arg(long)]
        single_writer: bool,
    },
    /// 解开已中断的发布留下的锁 / remove the lock of a run that is dead
    Unlock {
        /// How to reach it.
        #[command(flatten)]
        target: TargetArgs,
    },
}

/// A target, and how patiently it is reached.
#[derive(Clone, Debug, Args)]
pub struct TargetArgs {
    /// 目标的名称 / the target's name
    #[arg(value_name = "TARGET")]
    pub name: String,
    /// 网络请求最多试几次 / how often a request is tried
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub tries: u32,
}

impl PublishCommand {
    /// The target, and how it is reached.
    #[must_use]
    pub fn target(&self) -> &TargetArgs {
        match self {
            Self::Plan { target, .. }
            | Self::Run { target, .. }
            | Self::Verify { target }
            | Self::History { target }
            | Self::Rollback { target, .. }
            | Self::Unlock { target } => target,
        }
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
