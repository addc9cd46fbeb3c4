//! `init`: a new site's folder, with a sample of every kind.

use std::path::PathBuf;

use super::CommandContext;
use crate::cli::authoring::InitArgs;
use crate::exit::Exit;
use gongbao_content::kinds::KINDS;
use gongbao_files::{SiteLayout, SystemError, atomic};

const SETTINGS: &str = include_str!("init/site.yaml");

const WORDS: &str = "\
# 本单位的检查词表。内置的常见错字、旧名称不用再写；gongbao check 会一起用。
# 错字:
#   - 错的写法 → 对的写法
# 旧名:
#   - 旧名称 → 现名称
# 模板:
#   - 样板里没有改掉的话
";

/// What is made again at any time, and no part of the site's history.
const IGNORED: &str = "/public/\n/packages/\n/.public.gongbao/\n";

pub(super) fn run(context: &CommandContext, args: &InitArgs) -> Result<Exit, SystemError> {
    let layout = SiteLayout::new(&args.dir);
    let mut files: Vec<(PathBuf, &str)> = vec![(layout.settings(), SETTINGS)];
    files.extend(
        KINDS
            .iter()
            .map(|kind| (layout.content_file(&format!("{}/sample.md", kind.folder)), kind.sample)),
    );
    files.push((layout.words(), WORDS));
    files.push((layout.root().join(".gitignore"), IGNORED));
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(SystemError::usage(
            format!("{} 已经存在，没有写入任何文件", taken.display()),
            format!("{} exists already; nothing was written", taken.display()),
        ));
    }
    for (path, text) in &files {
        atomic::create(path, text.as_bytes()).map_err(SystemError::writing(path))?;
    }
    let dir = args.dir.display();
    context.console.say(&context.console.either(
        format!("已建立 {dir}。先改 content/site.yaml，再运行：gongbao serve --site {dir}"),
        format!("made {dir}. Edit content/site.yaml, then run: gongbao serve --site {dir}"),
    ));
    Ok(Exit::Done)
}
