//! Bags (BagIt 1.0, RFC 8493): payload below `data/`, manifests of SHA-256 and perhaps SM3, and the tag files.

mod form;
#[cfg(test)]
mod tests;
mod verify;
mod write;

pub use verify::verify;
pub use write::BagWriter;
