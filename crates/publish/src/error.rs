//! Why a publish ended before it was done: it was refused, or something failed.

use std::{fmt, io};

use gongbao_base::finding::{Language, Message};
use gongbao_files::SystemError;

/// The end of a publish that was not done.
#[derive(Debug)]
pub enum PublishError {
    /// Everything works, and the publish is not allowed or makes no sense; another try gives the same.
    Refused(Message),
    /// The machine, the network or the store failed; another try may go on from there.
    Failed(SystemError),
}

impl PublishError {
    pub(crate) fn refused(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Refused(Message::new(zh, en))
    }

    pub(crate) fn failed(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Failed(SystemError::other(zh, en))
    }

    /// What happened to an object, in a store's or a system's words.
    #[cfg(any(feature = "network", feature = "sftp"))]
    pub(crate) fn object(what: &Message, key: &str, why: &str) -> Self {
        Self::failed(
            format!("{}失败：{key}：{why}", what.zh),
            format!("cannot {} {key}: {why}", what.en),
        )
    }

    /// Another thread panicked while it held what this one needs.
    pub(crate) fn thread() -> Self {
        Self::failed("一个线程出错", "a thread failed")
    }

    /// What happened.
    #[must_use]
    pub fn message(&self, language: Language) -> &str {
        match self {
            Self::Refused(why) => why.get(language),
            Self::Failed(why) => why.message(language),
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Language::English))
    }
}

impl std::error::Error for PublishError {}

impl From<SystemError> for PublishError {
    fn from(error: SystemError) -> Self {
        Self::Failed(error)
    }
}

impl From<io::Error> for PublishError {
    fn from(error: io::Error) -> Self {
        Self::failed(format!("读写失败：{error}"), format!("reading or writing failed: {error}"))
    }
}
