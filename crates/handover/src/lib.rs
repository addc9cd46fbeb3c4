//! The hand-over: packages for the portal, and receipts of what went out.

pub mod package;
pub mod receipt;
