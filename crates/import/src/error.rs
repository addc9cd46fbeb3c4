//! Why nothing was imported.

use std::fmt;

use gongbao_base::finding::Language;
use gongbao_office::ReadGap;

/// Why nothing was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Of a format that holds no document.
    Format,
    /// The file cannot be read.
    Unread(ReadGap),
    /// There is nothing in it.
    Empty,
}

impl ImportError {
    /// The reason, and what to do about it.
    #[must_use]
    pub fn message(&self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Format => (
                "认不出这种文件；能导入 Word、WPS、Excel、网页、OFD、PDF 和文字",
                "this format is not known; Word, WPS, Excel, HTML, OFD, PDF and text can be imported",
            ),
            Self::Unread(ReadGap::TooLarge) => ("文件太大", "the file is too large"),
            Self::Unread(ReadGap::Encrypted) => {
                ("文件有密码，请去掉密码再导入", "the file is under a password: remove it first")
            }
            Self::Unread(_) => {
                ("文件打不开，可能已损坏", "the file cannot be read, it may be broken")
            }
            Self::Empty => ("文件里没有可以导入的内容", "there is nothing in it to import"),
        };
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}

impl From<ReadGap> for ImportError {
    fn from(gap: ReadGap) -> Self {
        Self::Unread(gap)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Language::English))
    }
}

impl std::error::Error for ImportError {}
