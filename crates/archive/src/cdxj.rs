//! The index of a snapshot: CDXJ, one line a record, sorted by their bytes; a long one is packed in blocks (ZipNum).

mod line;
mod surt;
mod zipnum;

pub use line::{CdxjLine, INDEX, MAX_LINES, REVISIT};
pub(crate) use line::{mime, read};
pub(crate) use surt::surt;
pub use zipnum::PACKED_INDEX;
pub(crate) use zipnum::{PACKED_FROM, ZIPNUM, ZipNumBlock, is_meta, pack};
