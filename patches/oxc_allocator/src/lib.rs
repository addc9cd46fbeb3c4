//! A stand-in for oxc_allocator: nothing is allocated in it.

/// Where the tree of a script would stand.
#[derive(Debug, Default)]
pub struct Allocator;
