//! Parses Markdown, with the asterisks of masks and products as text.

mod literal;
mod mark_run;
mod stand_in;

pub(super) use self::stand_in::parse;
