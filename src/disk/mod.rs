//! The edge to the file system: reading a site's folder, staging its output, swapping it in whole.

pub mod built;
pub mod collection;
#[cfg(feature = "network")]
pub mod fetch;
pub mod read;
pub mod receipts;
pub mod shelf;
pub mod stage;
pub mod state;
