//! What a reader of a page sees or copies, with the way back to the file: entities and escapes resolved, marks gone, invisible
//! characters left out.
//!
//! Whoever looks for something that must not be published looks here and not in the source.

mod align;
mod front;
mod invisible;
mod line_table;
mod text;

pub(crate) use self::{align::align, line_table::LineTable};
pub use self::{front::front, invisible::visible, text::PublishedText};

/// Begins a table.
pub const TABLE: char = '\u{1d}';
/// Begins a row of a table.
pub const ROW: char = '\u{1e}';
/// Begins a cell of a table.
pub const CELL: char = '\u{1f}';
