//! Why the machine could not do what was asked.

use std::{io, path::Path};

use gongbao_base::finding::{Language, Message};
use gongbao_container::ContainerError;

use crate::system;

/// The machine failed, or the call cannot be carried out: what was tried on which path, and why it did not work.
#[derive(Debug)]
pub struct SystemError {
    message: Message,
    usage: bool,
}

impl SystemError {
    /// A failure of the file system while doing something (`zh`, `en`: a verb) to a path.
    #[must_use]
    pub fn io(zh: &str, en: &str, path: &Path, error: &io::Error) -> Self {
        let (why_zh, why_en) = if system::is_held(error) { held(path) } else { reason(error) };
        let path = path.display();
        Self {
            message: Message {
                zh: format!("{zh}失败：{path}：{why_zh}"),
                en: format!("cannot {en} {path}: {why_en}"),
            },
            usage: false,
        }
    }

    /// The same for `map_err`.
    pub fn doing<'p>(
        zh: &'p str,
        en: &'p str,
        path: &'p Path,
    ) -> impl Fn(io::Error) -> Self + Copy + 'p {
        move |error| Self::io(zh, en, path, &error)
    }

    /// For `map_err`: the file could not be read.
    pub fn reading(path: &Path) -> impl Fn(io::Error) -> Self + Copy + '_ {
        Self::doing("读取", "read", path)
    }

    /// For `map_err`: the file could not be written.
    pub fn writing(path: &Path) -> impl Fn(io::Error) -> Self + Copy + '_ {
        Self::doing("写入", "write", path)
    }

    /// For `map_err`: the file could not be opened.
    pub fn opening(path: &Path) -> impl Fn(io::Error) -> Self + Copy + '_ {
        Self::doing("打开", "open", path)
    }

    /// For `map_err`: the folder could not be made.
    pub fn making_folder(path: &Path) -> impl Fn(io::Error) -> Self + Copy + '_ {
        Self::doing("建立文件夹", "create the folder", path)
    }

    /// A call that cannot be carried out; another call could.
    #[must_use]
    pub fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { message: Message::new(zh, en), usage: true }
    }

    /// A failure in other words.
    #[must_use]
    pub fn other(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { usage: false, ..Self::usage(zh, en) }
    }

    /// A file in a format that only a newer program knows; it was not touched.
    #[must_use]
    pub fn newer(path: &Path) -> Self {
        let path = path.display();
        Self::usage(
            format!(
                "{path} 是更新版本的 Gongbao 写的，这个版本读不懂，没有改动；请改用新版本（gongbao --version 看版本）"
            ),
            format!(
                "a newer Gongbao wrote {path}, which this version cannot read; it was not touched; use the newer one (`gongbao --version` tells which this is)"
            ),
        )
    }

    /// A value that could not be written as JSON, which is an error of this program.
    #[must_use]
    pub fn serializing(error: &serde_json::Error) -> Self {
        Self::other(
            format!("程序错误，没有写出 JSON：{error}"),
            format!("a defect of this program, no JSON was written: {error}"),
        )
    }

    /// What is wrong with a container, as a failure of this run.
    #[must_use]
    pub fn container(error: ContainerError, path: &Path) -> Self {
        match error.into_finding() {
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

    /// Whether another call would have been right, rather than another machine.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        self.usage
    }

    /// What happened.
    #[must_use]
    pub fn message(&self, language: Language) -> &str {
        self.message.get(language)
    }
}

/// What to close, told from the kind of file: the system does not say who holds it.
fn held(path: &Path) -> (String, String) {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let (zh, en) = match ending.as_str() {
        "doc" | "docx" | "wps" | "rtf" => ("WPS 文字或 Word", "WPS Writer or Word"),
        "xls" | "xlsx" | "et" | "csv" => ("WPS 表格或 Excel", "WPS Spreadsheets or Excel"),
        "ppt" | "pptx" | "dps" => ("WPS 演示或 PowerPoint", "WPS Presentation or PowerPoint"),
        "pdf" | "ofd" => ("WPS、PDF 或 OFD 阅读器", "WPS or a reader of PDF or OFD"),
        "" => (
            "资源管理器、WPS 或编辑器里打开的文件",
            "files that are open in Explorer, WPS or an editor",
        ),
        _ => ("打开它的编辑器或浏览器", "the editor or browser that has it open"),
    };
    (
        format!(
            "正被别的程序占用，或没有权限，已等了几秒；请关闭{zh}后再试，仍不行时看杀毒软件有没有拦截"
        ),
        format!(
            "another program holds it, or it may not be touched; it was waited for; close {en} and try again, then look whether a virus scanner stops it"
        ),
    )
}

fn reason(error: &io::Error) -> (String, String) {
    let zh = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "磁盘已满，原来的网站没有改动；请清理空间后再试".to_owned()
        }
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::NotFound => "不存在".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        io::ErrorKind::AlreadyExists => "已有同名文件，没有改动；请换一个名称".to_owned(),
        io::ErrorKind::ResourceBusy => "正被占用，或是挂载点".to_owned(),
        _ => error.to_string(),
    };
    let en = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; the site that was there is unchanged".to_owned()
        }
        io::ErrorKind::AlreadyExists => {
            "there is such a file already, and it was not touched; use another name".to_owned()
        }
        _ => error.to_string(),
    };
    (zh, en)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::held;

    #[test]
    fn whoever_waits_for_a_held_file_is_told_what_to_close() {
        for (file, program) in [
            ("名单.DOCX", "WPS 文字"),
            ("台账.et", "WPS 表格"),
            ("a.ofd", "OFD"),
            ("public", "资源管理器"),
        ] {
            assert!(held(Path::new(file)).0.contains(program), "{file}");
        }
    }
}
