//! Deadlines and freshness: what is late, days that are too far ahead, the 20 working days, columns without anything (FRESH, TIME).
//!
//! 政府信息公开条例 art. 26 [P]; 国办秘函〔2019〕19号 [S]; standards 1.5 and 2.2. All are warnings: a build
//! that refused would keep the office from publishing what is late, and tempt it to write another date.

pub mod blank;
pub mod future;
pub mod late;
pub mod working_days;
