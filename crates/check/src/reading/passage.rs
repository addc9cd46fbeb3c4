//! A passage: text that is read in one go.

use gongbao_content::published::PublishedText;
use std::{borrow::Cow, ops::Deref};

/// Text that is read in one go.
#[derive(Debug)]
pub struct Passage<'a> {
    /// What is read.
    pub text: Cow<'a, PublishedText>,
    /// What the text is put together from: the head of a column, or the cells of a row, which tell what its figures are. `None`
    /// when it is read as it stands.
    pub joined: Option<String>,
}

/// A passage that is read as it stands.
pub(super) fn whole(text: Cow<'_, PublishedText>) -> Passage<'_> {
    Passage { text, joined: None }
}

impl Deref for Passage<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text.text()
    }
}
