//! What an answer looks like, so that a form can offer the right control.

use gongbao_content::fields::Shape;
use serde::Serialize;

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerShape {
    /// A text on one line.
    Text,
    /// A day, as 2024-05-06 or 2024年5月6日.
    Day,
    /// A day, perhaps with the time.
    Moment,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// One of the choices, and nothing else.
    Choice,
    /// Several words, with 、 between them.
    Words,
    /// The name of a file beside the source.
    File,
}

impl From<Shape> for AnswerShape {
    fn from(shape: Shape) -> Self {
        match shape {
            Shape::Day => Self::Day,
            Shape::Moment => Self::Moment,
            Shape::Count => Self::Count,
            Shape::Number => Self::Number,
            Shape::Choice(_) | Shape::Truth => Self::Choice,
            Shape::List(_) => Self::Words,
            Shape::Text | Shape::Lines(_) | Shape::Slug | Shape::Map(_) => Self::Text,
        }
    }
}
