//! Addresses: no two are the same or alike, none is the system's, lists stay of a size, and what was public stays so (ADDR, URL).

pub mod alike;
pub mod parts;
pub mod redirects;
pub mod reserved;
pub mod shared;
pub mod vanished;
