//! One thing that falls due.

use std::borrow::Cow;

use gongbao_base::{
    code::Code,
    date::Date,
    finding::{Message, Place},
};

/// One thing with its day.
#[derive(Clone, Debug)]
pub struct Due {
    /// The last day on which it is in time.
    pub date: Date,
    /// What is to be done.
    pub what: Message,
    /// On what ground.
    pub basis: Cow<'static, str>,
    /// What it is about.
    pub place: Place,
    /// The finding when it is late; none for what ends by itself, and none while it is not known.
    pub late: Option<&'static Code>,
}

/// What is to be done, in both languages.
pub(super) fn message(zh: impl Into<String>, en: impl Into<String>) -> Message {
    Message { zh: zh.into(), en: en.into() }
}
