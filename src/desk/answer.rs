//! What is asked and what is answered, without the transport.

use std::collections::BTreeMap;

use gongbao_base::finding::{Language, Message};
use gongbao_files::SystemError;
use serde_json::{Value, json};

/// What the window asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeskRequest {
    /// Whether something may change.
    pub(crate) post: bool,
    /// The path, decoded.
    pub(crate) path: String,
    /// What stands after the question mark, decoded.
    pub(crate) query: BTreeMap<String, Vec<String>>,
    /// What was sent.
    pub(crate) body: Vec<u8>,
}

impl DeskRequest {
    /// The language that the window speaks.
    pub(crate) fn language(&self) -> Language {
        if self.query("lang") == "en" { Language::English } else { Language::Chinese }
    }

    /// A value after the question mark; empty when there is none.
    pub(crate) fn query(&self, name: &str) -> &str {
        self.query.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// The JSON that was sent.
    pub(crate) fn json(&self) -> Result<Value, Refusal> {
        serde_json::from_slice(&self.body).map_err(|error| {
            Refusal::new(400, "请求的内容读不出来", format!("the request cannot be read: {error}"))
        })
    }
}

/// What an answer may do in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PagePolicy {
    /// As the window itself.
    Window,
    /// A page of the site, shown within the window.
    Preview,
    /// A page to print, with its own style and no script.
    Paper,
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct DeskAnswer {
    /// The media type.
    pub(crate) media: String,
    /// The name under which a browser keeps it, when it is to be kept.
    pub(crate) download: Option<String>,
    /// What it may do in a browser.
    pub(crate) policy: PagePolicy,
    /// What is sent.
    pub(crate) bytes: Vec<u8>,
}

impl DeskAnswer {
    /// Bytes of a type.
    pub(crate) fn of(media: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let policy = PagePolicy::Window;
        Self { media: media.to_owned(), download: None, policy, bytes: bytes.into() }
    }
}

impl From<Value> for DeskAnswer {
    fn from(value: Value) -> Self {
        Self::of("application/json; charset=utf-8", value.to_string())
    }
}

/// Why something is not answered.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// The status of HTTP.
    pub(crate) status: u16,
    /// In words.
    pub(crate) message: Message,
    /// What else the window is told.
    pub(crate) more: Value,
}

impl Refusal {
    /// A refusal in words.
    pub(crate) fn new(status: u16, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { status, message: Message::new(zh, en), more: json!({}) }
    }

    /// There is nothing of that name.
    pub(crate) fn missing() -> Self {
        Self::new(404, "没有这一项，可能已经移走", "there is nothing of that name")
    }

    /// What is sent.
    pub(crate) fn body(&self) -> Value {
        let mut body = self.more.clone();
        body["error"] = json!({ "zh": self.message.zh, "en": self.message.en });
        body
    }
}

impl From<SystemError> for Refusal {
    fn from(error: SystemError) -> Self {
        let status = if error.is_usage() { 409 } else { 500 };
        Self::new(status, error.message(Language::Chinese), error.message(Language::English))
    }
}
