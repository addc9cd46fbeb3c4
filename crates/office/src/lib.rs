//! What stands in a Word, Excel, WPS, OFD, PDF, HTML, text or picture file: its texts with their places, what is hidden, who it names.
//!
//! [`read()`] is a function from a file's name and bytes to [`FileContents`]. Whatever the bytes are, it ends, in bounded
//! memory: archives and streams are unpacked up to a limit, trees are refused beyond a depth, and what cannot be read is a
//! [`ReadGap`], never taken for clean.
//!
//! - [`contents`]: what comes out: texts, facts, gaps;
//! - [`location`]: where in a file a text stands;
//! - [`FileFormat`]: what a file is, by its bytes;
//! - [`opc`]: parts, relationships, XML and properties of Office files, for whoever reads them;
//! - `ole`: streams, properties and drawings of compound files;
//! - [`docx`], [`xlsx`], [`xls`], `doc`, `rtf`, [`html`], `ofd`, `pdf`, `image`, `text`: a format each;
//! - [`guard()`]: turns a panic of a library into a gap.
//!
//! It knows neither rules nor sites: what counts as personal or forbidden is said by the checks.

pub mod contents;
mod doc;
pub mod docx;
mod format;
mod guard;
pub mod html;
mod image;
mod little_endian;
pub mod location;
mod ofd;
mod ole;
pub mod opc;
mod pdf;
mod read;
mod row;
mod rtf;
mod sheet;
mod text;
mod text_gap;
pub mod xls;
pub mod xlsx;

pub use self::{
    contents::{Fact, FileContents, LARGEST, ReadGap, TextSpan},
    format::FileFormat,
    guard::guard,
    location::{Location, Property, column_letters},
    read::read,
};
