//! Why nothing was imported.

use std::{borrow::Cow, fmt};

use gongbao_base::finding::{Language, Message};
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
    /// It bears a mark that forbids publishing: its words, and where it stands.
    Secret(String, Message),
}

impl ImportError {
    /// The reason, and what to do about it.
    #[must_use]
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        if let Self::Secret(words, place) = self {
            return Cow::Owned(match language {
                Language::Chinese => format!(
                    "{}有“{words}”，不能导入：先做保密审查，标志写错了请在原文件里改正",
                    place.zh
                ),
                Language::English => format!(
                    "{} says {words}, so it is not imported: have it reviewed, or mend a mark that is wrong in the file",
                    place.en
                ),
            });
        }
        Cow::Borrowed(self.fixed(language))
    }

    /// The reason, when it is the same for every file.
    fn fixed(&self, language: Language) -> &'static str {
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
            Self::Secret(..) | Self::Empty => {
                ("文件里没有可以导入的内容", "there is nothing in it to import")
            }
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
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for ImportError {}
