//! The documents of a folder, by what becomes of them.

use super::{files::NamedFiles, model::Document, read::ReadDocument, withdrawn::WithdrawnDocument};

/// The documents of a folder.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// Those that are there to be read.
    pub public: Vec<Document>,
    /// Those that were taken down.
    pub withdrawn: Vec<WithdrawnDocument>,
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
    /// Why it stays.
    pub why: LeftOutReason,
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
}

impl LeftOutReason {
    /// What such a document is called, in Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Sample => "示例",
        }
    }

    /// What such a document is called, in English.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Sample => "sample content",
        }
    }
}

impl Documents {
    /// What readers may see: without drafts.
    #[must_use]
    pub fn without_drafts(self) -> Self {
        self.without(LeftOutReason::Draft)
    }

    /// What may leave the office: without samples.
    #[must_use]
    pub fn without_samples(self) -> Self {
        self.without(LeftOutReason::Sample)
    }

    fn without(mut self, why: LeftOutReason) -> Self {
        let gone = self.public.extract_if(.., |document| match why {
            LeftOutReason::Draft => document.common.draft,
            LeftOutReason::Sample => document.common.sample,
        });
        self.left_out.extend(gone.map(|document| LeftOutDocument {
            files: document.files().collect(),
            address: document.address(),
            file: document.file,
            slug: document.slug,
            why,
        }));
        let gone = self.withdrawn.extract_if(.., |document| match why {
            LeftOutReason::Draft => document.draft,
            LeftOutReason::Sample => document.sample,
        });
        self.left_out.extend(gone.map(|document| LeftOutDocument {
            address: document.address(),
            file: document.file,
            slug: document.slug,
            why,
            files: document.files,
        }));
        self
    }
}

impl FromIterator<ReadDocument> for Documents {
    fn from_iter<I: IntoIterator<Item = ReadDocument>>(read: I) -> Self {
        let mut documents = Self::default();
        for document in read {
            match document {
                ReadDocument::Public(document) => documents.public.push(*document),
                ReadDocument::Withdrawn(document) => documents.withdrawn.push(*document),
            }
        }
        documents
    }
}
