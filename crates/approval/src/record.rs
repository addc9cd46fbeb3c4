//! All opinions of a site, and what they are worth for a document as it stands.

use super::{ApprovalSubject, opinion::Opinion, stages::ApprovalStages};
use gongbao_base::{digest::Digest, finding::Message};

/// The opinions in the order in which they were recorded.
#[derive(Clone, Debug, Default)]
pub struct ApprovalRecord {
    opinions: Vec<Opinion>,
    /// Lines that are no opinions, by number; nothing is approved by them.
    pub unread: Vec<usize>,
}

/// How far a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalStanding<'r> {
    /// The opinions by which the stages were passed, in the order of the stages.
    pub passed: Vec<&'r Opinion>,
    /// The stage that is next; `None` when all are passed.
    pub next: Option<&'r str>,
    /// The opinion that sent it back, when it was sent back and is unchanged since.
    pub returned: Option<&'r Opinion>,
    /// Whether it was changed after something was said of it.
    pub changed: bool,
}

impl ApprovalRecord {
    /// The record in this text, a line an opinion.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut record = Self::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match Opinion::parse(line) {
                Some(opinion) => record.opinions.push(opinion),
                None => record.unread.push(index + 1),
            }
        }
        record
    }

    /// One more opinion.
    pub fn push(&mut self, opinion: Opinion) {
        self.opinions.push(opinion);
    }

    /// What was said of a document in any of its states.
    pub fn of<'r>(&'r self, path: &'r str) -> impl DoubleEndedIterator<Item = &'r Opinion> {
        self.opinions.iter().filter(move |opinion| opinion.document == path)
    }

    /// How far a document is. Only what was said of exactly these bytes counts, stage after stage; who sends it back takes it
    /// to the beginning.
    #[must_use]
    pub fn standing<'r>(
        &'r self,
        stages: &'r ApprovalStages,
        subject: &'r ApprovalSubject,
    ) -> ApprovalStanding<'r> {
        let (mut passed, mut returned, mut changed) = (Vec::new(), None, false);
        for opinion in self.of(&subject.path) {
            if opinion.digest != subject.digest {
                changed = true;
            } else if !opinion.agrees {
                (passed, returned) = (Vec::new(), Some(opinion));
            } else if stages.names.get(passed.len()) == Some(&opinion.stage) {
                passed.push(opinion);
                returned = None;
            }
        }
        let next = stages.names.get(passed.len()).map(String::as_str);
        ApprovalStanding { passed, next, returned, changed }
    }

    /// What those who are at a stage read last, before a document became what it is.
    #[must_use]
    pub fn read_before(&self, stage: &str, subject: &ApprovalSubject) -> Option<Digest> {
        let mut opinions = self.of(&subject.path).rev();
        let last =
            opinions.find(|opinion| opinion.stage == stage && opinion.digest != subject.digest)?;
        Some(last.digest)
    }

    /// Why an opinion cannot be recorded for a document as it stands.
    ///
    /// # Errors
    /// The reason, in words.
    pub fn admit(
        &self,
        stages: &ApprovalStages,
        subject: &ApprovalSubject,
        opinion: &Opinion,
    ) -> Result<(), Message> {
        let title = &subject.title;
        if opinion.document != subject.path || opinion.digest != subject.digest {
            return Err(Message::new(
                format!("《{title}》在这份意见之后改过，意见作废，请重新送审"),
                format!("“{title}” was changed since; ask for the opinion again"),
            ));
        }
        let standing = self.standing(stages, subject);
        let Some(next) = standing.next else {
            return Err(Message::new(
                format!("《{title}》的环节都已完成"),
                format!("“{title}” has passed all stages"),
            ));
        };
        if opinion.stage != next {
            return Err(Message::new(
                format!("《{title}》现在到“{next}”，不是“{}”", opinion.stage),
                format!("“{title}” is at {next}, not at {}", opinion.stage),
            ));
        }
        let name = opinion.name.trim();
        if name.is_empty() {
            return Err(Message::new("没有写姓名或岗位", "the name or post is missing"));
        }
        let apart: Vec<&str> = stages.apart_from(next).collect();
        let both = standing
            .passed
            .iter()
            .find(|passed| passed.name.trim() == name && apart.contains(&passed.stage.as_str()));
        both.map_or(Ok(()), |passed| {
            let stage = &passed.stage;
            Err(Message::new(
                format!("“{name}”已办“{stage}”，按本单位规定不能再办“{next}”"),
                format!("{name} filled {stage} and may not fill {next}, as the office set"),
            ))
        })
    }
}

#[cfg(test)]
mod tests;
