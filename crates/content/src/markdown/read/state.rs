//! What is gathered while a text is read.

use super::{anchors::AnchorSet, captions::TableCaption};
use crate::{
    figures::{self, Meaning, UNKNOWN},
    markdown::{
        body::Body,
        context::TextContext,
        stretches::{TextStretch, each_stretch},
    },
};
use gongbao_base::finding::{Finding, Place};

/// What is gathered while a text is read.
pub(super) struct ReadState<'a> {
    pub(super) context: &'a TextContext<'a>,
    /// Everything but the HTML.
    pub(super) body: Body,
    /// One for each table.
    pub(super) captions: Vec<TableCaption>,
    pub(super) findings: Vec<Finding>,
    pub(super) anchors: AnchorSet,
}

impl ReadState<'_> {
    /// A place of the text, given by line and column in it.
    pub(super) fn place(&self, (line, column): (usize, usize), length: usize) -> Place {
        let line = self.context.line + line.max(1) - 1;
        Place::at(self.context.file, line, column.max(1), length.max(1))
    }

    /// A text with its placeholders filled in.
    pub(super) fn filled(&self, text: &str) -> String {
        let TextContext { figures, settings, .. } = *self.context;
        let mut out = String::new();
        each_stretch(text, |stretch| match stretch {
            TextStretch::Plain(text) => out.push_str(text),
            TextStretch::Placeholder(name, _) => {
                match figures::meaning(name, figures, &settings.org) {
                    Some(Meaning::Figure { shown, .. } | Meaning::Office(shown)) => {
                        out.push_str(&shown)
                    }
                    Some(Meaning::OfficeUnknown(_)) => out.push_str(UNKNOWN),
                    None => {}
                }
            }
        });
        out
    }
}
