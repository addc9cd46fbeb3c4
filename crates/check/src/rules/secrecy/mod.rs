//! Marks of secrecy and of release, in texts, attachments and names of files (SECRET).
//!
//! What a mark is, is said by the crate `secrecy`, which `import` asks as well. Sources: 政府信息公开条例 arts. 14 to 16 [P].

pub mod attachments;
pub mod found;
mod list;
pub mod names;
pub mod texts;
