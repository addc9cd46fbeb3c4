//! Personal data in texts: identity numbers, mobile phones, bank cards, homes, lists of people, and how they are masked (PII).
//!
//! Sources: 政府信息公开条例 art. 15, 个人信息保护法 arts. 25, 28 and 34; the way of masking follows the notice of 永安市政府办
//! of 2023-01-04 (standards 8.2 [S]).

pub mod accounts;
mod boundary;
mod card;
mod clause;
mod digit;
mod digit_chain;
pub mod documents;
mod fine_address;
pub mod home_address;
mod identity_number;
mod joined;
mod label;
mod labelled;
pub mod masks;
pub mod minors;
pub mod name_lists;
pub mod number;
pub(crate) mod of_table;
pub(crate) mod of_text;
mod people;
mod person;
pub mod plates;
pub mod publicity;
pub mod sensitive;
pub mod whole_numbers;
mod word_finder;

pub(crate) use digit::is_digit;
pub use joined::find_joined;
pub use number::{Certainty, NumberKind, PersonalNumber, find};
