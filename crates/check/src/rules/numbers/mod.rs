//! Document numbers and index numbers: their form, their check digits, and that none is used twice (DOC-01, 02 and 12; IDX).
//!
//! 党政机关公文处理工作条例 art. 9 and GB/T 9704 (the year stands in 〔〕, no 第 and no leading zero); GB 32100 and GB 11714
//! for the office's code in an index number.

pub mod check_digit;
mod credit_code;
pub mod document_number;
pub mod gaps;
pub mod index_number;
pub mod twice;
