//! YAML: values through serde_yaml, and, only when a finding needs it, places through a second pass of parser events.

mod comments;
mod entries;
mod path;
mod places;
mod read;
mod repeated;
mod source;
mod stretch;
mod syntax;

pub use self::{
    comments::trailing_comments,
    entries::{YamlEntry, entries},
    path::{MappingSide, PathStep, key},
    places::YamlPlaces,
    read::read,
    source::Source,
};
pub(crate) use syntax::wide_colon;
