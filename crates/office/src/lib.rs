//! What stands in a Word, Excel, PDF or picture file: its texts with their places, what is hidden, who it names.
//!
//! [`read()`] is a function from a file's name and bytes to [`FileContents`]. Whatever the bytes are, it ends, in bounded
//! memory: archives and streams are unpacked up to a limit, trees are refused beyond a depth, and what cannot be read is a
//! [`ReadGap`], never taken for clean.
//!
//! - [`contents`]: what comes out: texts, facts, gaps;
//! - [`location`]: where in a file a text stands;
//! - `read`: which format a file has;
//! - [`opc`]: parts, relationships, XML and properties of Office files, for whoever reads them;
//! - [`docx`], [`xlsx`], `pdf`, `image`, `text`: a format each;
//! - [`guard()`]: turns a panic of a library into a gap.
//!
//! It knows neither rules nor sites: what counts as personal or forbidden is said by the checks.

pub mod contents;
pub mod docx;
mod guard;
mod image;
pub mod location;
pub mod opc;
mod pdf;
mod read;
mod row;
mod text;
pub mod xlsx;

pub use self::{
    contents::{Fact, FileContents, ReadGap, TextSpan},
    guard::guard,
    location::{Location, Property, column_letters},
    read::{LARGEST, read},
};
