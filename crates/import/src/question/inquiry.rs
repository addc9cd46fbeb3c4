//! A question, and asking: an answer at hand is given back, any other question is kept.

use std::collections::BTreeSet;

use super::{answers::Answers, shape::AnswerShape};
use gongbao_base::finding::Message;
use serde::Serialize;

/// Something that a file does not tell for certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What an answer names it by: the English name of a field, or what it is about with a number, such as `picture-2`.
    pub id: String,
    /// The key of the field that stays empty, or what it is about, in Chinese.
    pub field: String,
    /// What was read, when something was.
    pub read: Option<String>,
    /// Where in the source.
    pub place: Message,
    /// What an answer looks like.
    pub shape: AnswerShape,
    /// Values to choose from; for any shape but a choice they are only offered.
    pub choices: Vec<String>,
    /// Why it is asked.
    pub reason: Message,
}

/// What was asked of one file so far, and the answers at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inquiry {
    answers: Answers,
    open: Vec<Question>,
    offers: Vec<Question>,
    used: BTreeSet<String>,
}

impl Inquiry {
    pub(crate) fn new(answers: &Answers) -> Self {
        Self { answers: answers.clone(), ..Self::default() }
    }

    /// The answer, or none; then the question is kept as open. What does not fit, as `fits` says, is no answer.
    pub(crate) fn ask<T>(
        &mut self,
        question: Question,
        fits: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let names = [question.id.as_str(), question.field.as_str()];
        let answer = self.answers.find(&names).map(str::to_owned);
        self.used.extend(names.map(str::to_owned));
        let value = answer.as_deref().and_then(fits);
        if value.is_none() {
            self.open.push(match answer {
                Some(answer) => refused(question, &answer),
                None => question,
            });
        }
        value
    }

    /// As [`Self::ask`], for what may be left as it is: nothing waits for the answer.
    pub(crate) fn offer<T>(
        &mut self,
        question: Question,
        fits: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let names = [question.id.as_str(), question.field.as_str()];
        if self.answers.find(&names).is_some() {
            return self.ask(question, fits);
        }
        self.used.extend(names.map(str::to_owned));
        self.offers.push(question);
        None
    }

    /// An answer to what need not be asked, so that what was read can be set right.
    pub(crate) fn correction(
        &mut self,
        id: &str,
        field: &str,
        fits: impl FnOnce(&str) -> bool,
    ) -> Option<String> {
        let answer = self.answers.find(&[id, field]).filter(|answer| fits(answer))?.to_owned();
        self.used.extend([id.to_owned(), field.to_owned()]);
        Some(answer)
    }

    /// The questions that are open so far.
    pub(crate) fn open(&self) -> &[Question] {
        &self.open
    }

    /// The open questions, what is offered, and the answers that nothing asked for.
    pub(crate) fn finish(self) -> (Vec<Question>, Vec<Question>, Vec<String>) {
        let unused = self.answers.ids().filter(|id| !self.used.contains(*id));
        let unused = unused.map(str::to_owned).collect();
        (self.open, self.offers, unused)
    }

    /// Whether someone looked at the draft and left nothing open.
    pub(crate) fn is_settled(&self) -> bool {
        self.answers.are_given() && self.open.is_empty()
    }
}

/// The question again, saying that the answer does not fit.
fn refused(question: Question, answer: &str) -> Question {
    let reason = Message::new(
        format!("“{answer}”不合要求；{}", question.reason.zh),
        format!("`{answer}` does not fit; {}", question.reason.en),
    );
    Question { reason, ..question }
}
