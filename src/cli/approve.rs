//! `approve`: the stages that a document passes before it goes out.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What can be done with approvals.
#[derive(Clone, Debug, Subcommand)]
pub enum ApproveCommand {
    /// 每篇文件到了哪个环节 / at which stage each document is
    Status,
    /// 登记一个环节的意见 / record an opinion at a stage
    Give(ApproveGiveArgs),
    /// 写一个审阅文件，发给没有本程序的人看；对方交回意见文件 / write a file for reviewers without the program
    Review(ApproveFilesArgs),
    /// 收下交回的意见文件 / take in the opinions that came back
    Take {
        /// 意见文件 / the file of opinions
        file: PathBuf,
    },
    /// 写可打印的信息发布审批单 / write forms to print
    Slip(ApproveFilesArgs),
}

/// What `approve give` takes.
#[derive(Clone, Debug, Args)]
pub struct ApproveGiveArgs {
    /// 文件，例如 content/notices/a.md，可以写几个 / the documents
    #[arg(required = true)]
    pub files: Vec<String>,
    /// 环节 / the stage
    #[arg(long)]
    pub stage: String,
    /// 办理人的姓名或岗位 / who: a name or a post
    #[arg(long)]
    pub name: String,
    /// 意见 / what is said
    #[arg(long, default_value = "")]
    pub words: String,
    /// 退回，不同意 / send it back
    #[arg(long = "return")]
    pub returned: bool,
}

/// What `approve review` and `approve slip` take.
#[derive(Clone, Debug, Args)]
pub struct ApproveFilesArgs {
    /// 文件；不写就是还在审批的全部 / the documents; all that wait when left out
    pub files: Vec<String>,
}
