//! Why a site was not built.

use std::{fmt, io};

use gongbao_base::finding::{Finding, Language};
use gongbao_search::IndexError;

/// Why a site was not built. Paths are below `content/`, addresses below the site's root.
#[derive(Debug)]
pub enum BuildError {
    /// Something in the theme is wrong, in one template or several.
    Findings(Vec<Finding>),
    /// A file of the content could not be read: its path, and why.
    Read(String, io::Error),
    /// A file of the site could not be kept: its address, and why.
    Write(String, io::Error),
    /// Data could not be turned into the form that a file holds: the template or address it was for, and why.
    Serialize(String, String),
    /// The search index could not be made.
    Index(IndexError),
}

impl BuildError {
    /// Data for a template or an address that could not be serialised.
    pub fn serialize(what: impl Into<String>, why: &impl ToString) -> Self {
        Self::Serialize(what.into(), why.to_string())
    }

    /// What happened, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let zh = language == Language::Chinese;
        match self {
            Self::Findings(findings) => {
                let messages: Vec<&str> =
                    findings.iter().map(|finding| finding.message.get(language)).collect();
                messages.join("\n")
            }
            Self::Read(path, error) if zh => format!("读取失败：content/{path}：{error}"),
            Self::Read(path, error) => format!("cannot read content/{path}: {error}"),
            Self::Write(address, error) if zh => format!("写入失败：{address}：{error}"),
            Self::Write(address, error) => format!("cannot write {address}: {error}"),
            Self::Serialize(what, why) if zh => format!("数据无法写成文件：{what}：{why}"),
            Self::Serialize(what, why) => format!("cannot serialise the data of {what}: {why}"),
            Self::Index(error) => error.message(language),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for BuildError {}

impl From<IndexError> for BuildError {
    fn from(error: IndexError) -> Self {
        Self::Index(error)
    }
}
