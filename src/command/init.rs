//! `init`: a new site's folder, with a sample of every kind.

use std::{fs, path::Path};

use super::{Environment, say};
use crate::exit::Exit;
use gongbao_content::kinds::KINDS;
use gongbao_files::Fault;

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

pub(super) fn run(environment: &Environment, dir: &Path) -> Result<Exit, Fault> {
    let mut files = vec![("content/site.yaml".to_owned(), SETTINGS.to_owned())];
    files.extend(
        KINDS
            .iter()
            .map(|kind| (format!("content/{}/sample.md", kind.folder), kind.example.to_owned())),
    );
    files.push(("content/words/words.yaml".to_owned(), WORDS.to_owned()));
    files.push((".gitignore".to_owned(), "/public/\n/packages/\n/.public.gongbao/\n".to_owned()));
    if let Some((taken, _)) = files.iter().find(|(path, _)| dir.join(path).exists()) {
        return Err(Fault::usage(
            format!("{} 已经存在，没有写入任何文件", dir.join(taken).display()),
            format!("{} exists already; nothing was written", dir.join(taken).display()),
        ));
    }
    for (path, text) in &files {
        let path = dir.join(path);
        let fault = |error: &std::io::Error| Fault::io("写入", "write", &path, error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| fault(&error))?;
        }
        fs::write(&path, text).map_err(|error| fault(&error))?;
    }
    say(&match environment.language {
        gongbao_base::finding::Language::Chinese => format!(
            "已建立 {}。先改 content/site.yaml，再运行：gongbao serve --site {}",
            dir.display(),
            dir.display()
        ),
        gongbao_base::finding::Language::English => format!(
            "made {}. Edit content/site.yaml, then run: gongbao serve --site {}",
            dir.display(),
            dir.display()
        ),
    });
    Ok(Exit::Done)
}
