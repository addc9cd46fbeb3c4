//! From a plan to the bytes of a site.

pub mod beside;
pub mod build;
pub mod codes;
pub mod compress;
pub mod page;
pub mod theme;
pub mod view;
