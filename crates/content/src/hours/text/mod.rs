//! From text to rules. A text is made plain, cut into lines, and each line read from its beginning to its end; a line
//! of which a part is not understood is not read at all.

mod cursor;
mod days;
mod line;
mod notes;
mod pause;
mod place;
mod times;

pub use self::line::{HoursText, read};
