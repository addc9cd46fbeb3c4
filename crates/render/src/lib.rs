//! From a plan to the bytes of a site.

pub mod build;
pub mod codes;
mod compress;
pub mod error;
pub mod machine_readable;
mod manifest;
#[cfg(feature = "minify")]
mod minify;
pub mod output;
pub mod page;
mod structured_data;
pub mod theme;
pub mod view;
mod writer;
