//! Why an index cannot be written or read.

use std::fmt;

use gongbao_base::finding::Language;

/// What is wrong with a file of the index, named by its address below the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// It is not there.
    Missing(String),
    /// It is not as this program writes it.
    Malformed(String),
    /// Its data could not be serialised, and why.
    Serialize(String, String),
}

impl IndexError {
    /// What happened, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Missing(file) | Self::Malformed(file), Language::Chinese) => {
                format!("搜索数据不完整：{file}；请重新生成网站")
            }
            (Self::Missing(file) | Self::Malformed(file), Language::English) => {
                format!("the index is not whole: {file}; build the site again")
            }
            (Self::Serialize(file, why), Language::Chinese) => {
                format!("搜索数据无法写成文件：{file}：{why}")
            }
            (Self::Serialize(file, why), Language::English) => {
                format!("cannot serialise the index: {file}: {why}")
            }
        }
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for IndexError {}
