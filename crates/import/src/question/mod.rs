//! What a file does not tell for certain: the questions, and the answers that people gave.
//!
//! Whatever is certain is never asked, and nothing that is asked stands in the draft: its field stays empty until it is
//! answered. A form and the console show the same [`Question`]s.

mod answers;
mod inquiry;
mod shape;

pub(crate) use self::inquiry::Inquiry;
pub use self::{
    answers::{Answers, AnswersError},
    inquiry::Question,
    shape::AnswerShape,
};
