//! The documents of a folder, by what becomes of them.

use super::{
    files::NamedFiles, model::Document, read::ReadDocument, unread::UnreadDocument,
    withdrawn::WithdrawnDocument,
};
use crate::yaml::key;
use gongbao_base::{date::Date, finding::Place};

/// The documents of a folder.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// Those that are there to be read.
    pub public: Vec<Document>,
    /// Those that were taken down.
    pub withdrawn: Vec<WithdrawnDocument>,
    /// Those whose front matter cannot be read.
    pub unread: Vec<UnreadDocument>,
    /// Those that do not go out.
    pub left_out: Vec<LeftOutDocument>,
}

/// A document that does not go out: what others must know of it, so that what refers to it can be told why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutDocument {
    /// The file's path below `content/`.
    pub file: String,
    /// The name that its address would have.
    pub slug: String,
    /// The address that it would have.
    pub address: String,
    /// Its title, which is shown to the office alone.
    pub title: String,
    /// Why it stays.
    pub why: LeftOutReason,
    /// Where its file says so.
    pub place: Place,
    /// The files that it names.
    pub files: NamedFiles,
}

/// Why a document does not go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOutReason {
    /// It is a draft (草稿).
    Draft,
    /// It is sample content (示例).
    Sample,
    /// It is planned (待发布): this day is still to come.
    Planned(Date),
}

impl LeftOutReason {
    /// How such a document stands, in Chinese, said after its name.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Draft => "还是草稿，不会发布".to_owned(),
            Self::Sample => "还是示例，不会发布".to_owned(),
            Self::Planned(day) => format!("要到 {day} 才发布"),
        }
    }

    /// How such a document stands, in English, said after its name.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Draft => "is a draft, which is not published".to_owned(),
            Self::Sample => "is sample content, which is not published".to_owned(),
            Self::Planned(day) => format!("is not published before {day}"),
        }
    }
}

impl Documents {
    /// What readers may see: without drafts.
    #[must_use]
    pub fn without_drafts(self) -> Self {
        self.without(
            |document| document.common.draft.then_some((LeftOutReason::Draft, "draft")),
            |document| document.draft.then_some(LeftOutReason::Draft),
        )
    }

    /// What may leave the office: without samples.
    #[must_use]
    pub fn without_samples(self) -> Self {
        self.without(
            |document| document.common.sample.then_some((LeftOutReason::Sample, "sample")),
            |document| document.sample.then_some(LeftOutReason::Sample),
        )
    }

    /// What is public on a day: without those that are planned. What was taken down before it ever went out is never heard of.
    #[must_use]
    pub fn without_planned(self, today: Date) -> Self {
        self.without(
            |document| Some((LeftOutReason::Planned(document.planned(today)?), "published")),
            |document| Some(LeftOutReason::Planned(document.published.filter(|day| *day > today)?)),
        )
    }

    /// The documents for which there is no reason to stay; a reason comes with the key that gives it.
    fn without(
        self,
        why: impl Fn(&Document) -> Option<(LeftOutReason, &'static str)>,
        why_withdrawn: impl Fn(&WithdrawnDocument) -> Option<LeftOutReason>,
    ) -> Self {
        let mut kept = Self { left_out: self.left_out, unread: self.unread, ..Self::default() };
        for document in self.public {
            match why(&document) {
                None => kept.public.push(document),
                Some((why, name)) => kept.left_out.push(LeftOutDocument {
                    files: document.files().collect(),
                    address: document.address(),
                    place: document.place(&[key(name)]),
                    file: document.file,
                    slug: document.slug,
                    title: document.common.title,
                    why,
                }),
            }
        }
        for document in self.withdrawn {
            match why_withdrawn(&document) {
                None => kept.withdrawn.push(document),
                Some(why) => kept.left_out.push(LeftOutDocument {
                    address: document.address(),
                    place: document.place_of_address(),
                    file: document.file,
                    slug: document.slug,
                    title: document.title,
                    files: document.files,
                    why,
                }),
            }
        }
        kept
    }
}

impl FromIterator<ReadDocument> for Documents {
    fn from_iter<I: IntoIterator<Item = ReadDocument>>(read: I) -> Self {
        let mut documents = Self::default();
        for document in read {
            match document {
                ReadDocument::Public(document) => documents.public.push(*document),
                ReadDocument::Withdrawn(document) => documents.withdrawn.push(*document),
                ReadDocument::Unread(document) => documents.unread.push(*document),
            }
        }
        documents
    }
}
