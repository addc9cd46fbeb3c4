//! `theme`: the built-in theme, and what a site has of its own.

use clap::Subcommand;

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
