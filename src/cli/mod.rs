//! The command line: what can be typed, and its help, Chinese first. One group of commands a file.

pub mod approve;
pub mod archive;
pub mod authoring;
pub mod click;
pub mod global;
pub mod handover;
pub mod itself;
pub mod publish;
pub mod reference;
pub mod site;
pub mod theme;
pub mod usage;
mod values;

use clap::{Parser, Subcommand};

use self::{
    approve::ApproveCommand,
    archive::ArchiveCommand,
    authoring::{ImportArgs, InitArgs, NewArgs},
    global::GlobalArgs,
    handover::{PackageArgs, ReceiveArgs},
    itself::SelfCommand,
    publish::PublishArgs,
    reference::{CompletionsArgs, ExplainArgs, SchemaArgs},
    site::{BuildArgs, CheckArgs, DeskArgs, DueArgs, SearchArgs, ServeArgs},
    theme::ThemeCommand,
};

/// 公报：政务公开静态网站生成器 / a static site generator for public government disclosure
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, long_version = itself::version(), subcommand_required = false)]
pub struct Cli {
    /// What to do; `build` when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// What every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// 生成网站（默认） / build the site (the default)
    Build(BuildArgs),
    /// 检查内容，不生成 / check the content without building
    Check(CheckArgs),
    /// 列出到期事项；写文件夹时另存日历和网页 / list what falls due; with a folder, write a calendar and a page
    Due(DueArgs),
    /// 登记已公开的网址到 content/urls.lock / list the public addresses in content/urls.lock
    Lock,
    /// 在本机预览，保存后自动刷新 / preview on this machine, reloading on every change
    Serve(ServeArgs),
    /// 打开工作台：在浏览器里写、查、审、交 / open the desk: write, check, approve and hand over in a browser
    Desk(DeskArgs),
    /// 新建一个文件 / begin a new file
    New(NewArgs),
    /// 把 Word、Excel 或网页文件转成正文文件，拿不准的列成问题 / turn an office file into a document, and ask what is uncertain
    Import(ImportArgs),
    /// 发布到 site.yaml 里的目标 / publish to a target of site.yaml
    Publish(PublishArgs),
    /// 新建一个网站文件夹 / begin a new site
    Init(InitArgs),
    /// 在生成好的网站里搜索 / search a built site
    Search(SearchArgs),
    /// 三审三校：查看、登记意见，写审阅文件和审批单 / stages of approval: see, record, write what reviewers need
    #[command(subcommand)]
    Approve(ApproveCommand),
    /// 打包交给上级门户：正文片段、元数据、附件、清单、变更清单；--out 写文件名 / write one file for the portal; `--out` names it
    Package(PackageArgs),
    /// 核对收到的文件包，无误才解开 / check a package, and unpack it only when it is whole
    Receive(ReceiveArgs),
    /// 存档快照：建立、核对、比较、取出、移交 / snapshots of the built site
    #[command(subcommand)]
    Archive(ArchiveCommand),
    /// 主题：列出内置文件，写出来供修改 / the theme: list the built-in files, write them out to change them
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// 解释一个提示编号 / explain a code
    Explain(ExplainArgs),
    /// 输出某个种类的 JSON Schema，供编辑器使用 / print the JSON Schema of a kind, for editors
    Schema(SchemaArgs),
    /// 输出字段说明（Markdown） / print the reference of all fields as Markdown
    Reference,
    /// 输出全部检查规则和依据（Markdown） / print all rules with their sources as Markdown
    Rules,
    /// 输出命令补全脚本 / print completions for a shell
    Completions(CompletionsArgs),
    /// 输出本程序所用软件的许可证 / print the licences of all that the program is made of
    Licenses,
    /// 核对本程序自己 / check the program itself
    #[command(subcommand, name = "self")]
    Itself(SelfCommand),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
