//! Addresses: no two are the same, none is the system's, and what was public stays so (ADDR, URL).

pub mod redirects;
pub mod reserved;
pub mod shared;
pub mod vanished;
