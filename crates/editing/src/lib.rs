//! A file's text and a change to it, to a text in which only the lines that change are others.
//!
//! - [`blocks`]: the text after the front matter as blocks, each with its bytes; blocks that came back from an editor put in
//!   their place
//! - [`front_matter`]: the fields as values, and keys set, added or removed
//! - [`merge`]: two changes of one text, put together by paragraph
//! - [`difference`]: what changed between two texts, by words
//!
//! Text goes in and comes out; it touches no file and knows no window. Whatever it cannot write so that it reads back as it was
//! meant, it leaves as it stands.

pub mod blocks;
pub mod difference;
pub mod front_matter;
mod lines;
pub mod merge;
