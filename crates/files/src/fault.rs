//! Why the machine could not do what was asked.

use std::{io, path::Path};

use gongbao_base::finding::{Language, Message};
use gongbao_container::ContainerError;

/// The environment failed: what was tried on which path, and why it did not work.
#[derive(Debug)]
pub struct Fault {
    message: Message,
    /// Whether another call would have been right, rather than another machine.
    pub usage: bool,
}

impl Fault {
    /// A failure of the file system.
    #[must_use]
    pub fn io(zh: &str, en: &str, path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let (why_zh, why_en) = reason(error);
        Self {
            message: Message {
                zh: format!("{zh}失败：{path}：{why_zh}"),
                en: format!("cannot {en} {path}: {why_en}"),
            },
            usage: false,
        }
    }

    /// A call that cannot be carried out.
    #[must_use]
    pub fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { message: Message { zh: zh.into(), en: en.into() }, usage: true }
    }

    /// A failure in other words.
    #[must_use]
    pub fn other(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { usage: false, ..Self::usage(zh, en) }
    }

    /// What went wrong with a container, as a failure of this run.
    #[must_use]
    pub fn trouble(trouble: ContainerError, path: &Path) -> Self {
        match trouble.into_finding() {
            Ok(finding) => {
                let path = path.display();
                let inside = Some(finding.place.file).filter(|file| !file.is_empty());
                let (zh, en) = (finding.message.zh, finding.message.en);
                match inside {
                    Some(file) => Self::other(
                        format!("{path}：{file}：{zh}"),
                        format!("{path}: {file}: {en}"),
                    ),
                    None => Self::other(format!("{path}：{zh}"), format!("{path}: {en}")),
                }
            }
            Err(error) => Self::io("读写", "read or write", path, &error),
        }
    }

    /// What happened.
    #[must_use]
    pub fn message(&self, language: Language) -> &str {
        self.message.get(language)
    }
}

fn reason(error: &io::Error) -> (String, String) {
    let zh = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "磁盘已满，原来的网站没有改动；请清理空间后再试".to_owned()
        }
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::NotFound => "不存在".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        io::ErrorKind::ResourceBusy => "正被占用，或是挂载点".to_owned(),
        _ => error.to_string(),
    };
    let en = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; the site that was there is unchanged".to_owned()
        }
        _ => error.to_string(),
    };
    (zh, en)
}
