//! Marks of secrecy and of release: which texts say that their document may not go out, and which only speak of secrecy.
//!
//! A mark is told by its shape and its place: it stands alone in a line, a cell or the head of a page, after its label, in a
//! bracket, or says it of the document itself (此件不公开). What stands inside a sentence or in quotation marks speaks about it.
//! Sources: 政府信息公开条例 arts. 14 to 16, 党政机关公文格式 GB/T 9704-2012 7.2.2, 国家秘密定密管理暂行规定 art. 24.
//!
//! - [`marks`]: the marks of one text, by the setting it stands in;
//! - [`in_contents`], [`in_name`]: those of a file, whatever its format, and of its name;
//! - `folded`: the text as it is compared: widths, spaces and invisible characters gone;
//! - `words`, `phrases`: what marks are made of; `line`: whether a line is one.
//!
//! It reads no file and knows no site: `check` and `import` ask it the same question.

mod contents;
mod folded;
mod line;
mod mark;
mod phrases;
mod quotes;
mod words;

pub use self::{
    contents::{LocatedMark, in_contents},
    mark::{MarkSetting, SecrecyMark, in_name, marks, row_marks},
};
