//! Plain values that every stage uses: dates, addresses, digests, findings.

pub mod address;
pub mod code;
pub mod date;
pub mod digest;
pub mod finding;
pub mod media;
pub mod text;
