//! Personal data in texts: identity numbers, mobile phones, bank cards, homes, lists of people, and how they are masked (PII).
//!
//! Sources: 政府信息公开条例 art. 15, 个人信息保护法 arts. 25, 28 and 34; the way of masking follows the notice of 永安市政府办
//! of 2023-01-04 (standards 8.2 [S]).

mod boundary;
mod card;
mod digit;
mod digit_chain;
pub mod home_address;
mod identity_number;
mod joined;
mod label;
pub mod masks;
pub mod name_lists;
pub mod number;
pub mod old_identity_numbers;
pub mod publicity;
pub mod whole_numbers;

pub(crate) use digit::is_digit;
pub use joined::find_joined;
pub use number::{NumberKind, PersonalNumber, find};
