//! Validity: terms, what is about to end, what cites a document that is no longer in force, interpretation, consultation (VAL, INTERP, CONSULT).
//!
//! 广州市行政规范性文件管理规定 (five years, three for 试行 and 暂行) [M]; 重大行政决策程序暂行条例 art. 15 [P]; standards 3.3 to 3.5.

pub mod cited;
pub mod consultation;
pub mod ending;
pub mod interpretation;
pub mod normative;
mod public_notices;
pub mod term;
pub mod term_in_text;
pub mod withdrawal_day;
pub mod withdrawn;
