//! YAML: values through serde_yaml, and, only when a finding needs it, places through a second pass of parser events.

mod locate;
mod path;
mod read;
mod source;
mod syntax;

pub use self::{
    locate::locate,
    path::{MappingSide, PathStep, key},
    read::read,
    source::Source,
};
