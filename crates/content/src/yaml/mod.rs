//! YAML: values through serde_yaml, and, only when a finding needs it, places through a second pass of parser events.

mod comments;
mod entries;
mod locate;
mod path;
mod read;
mod source;
mod syntax;

pub use self::{
    comments::trailing_comments,
    entries::{YamlEntry, entries},
    locate::locate,
    path::{MappingSide, PathStep, key},
    read::read,
    source::Source,
};
pub(crate) use syntax::wide_colon;
