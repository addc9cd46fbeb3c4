//! What a page is read with: the open block and its runs.

use markup5ever_rcdom::Handle;

use crate::model::{Alignment, Block, DraftDocument, InlineRun, RunContent, is_blank};

/// What holds for text inside some elements.
#[derive(Clone, Default)]
pub(super) struct InlineStyle {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<String>,
    /// How many lists are open.
    pub(super) lists: usize,
    pub(super) quote: bool,
    /// Where its paragraphs stand.
    pub(super) alignment: Option<Alignment>,
}

/// Walks a page, and fills a draft.
#[derive(Default)]
pub(super) struct HtmlReader {
    pub(super) draft: DraftDocument,
    /// The runs of the block that is open.
    pub(super) runs: Vec<InlineRun>,
    /// What the open block is.
    pub(super) open: Option<OpenBlock>,
    /// Where its paragraph stands.
    pub(super) alignment: Option<Alignment>,
    /// The open lists: the next number of a numbered one.
    pub(super) numbers: Vec<Option<u32>>,
    /// Where to stop, and whether it was reached.
    pub(super) stop: Option<Handle>,
    pub(super) reached: bool,
    /// Whether something stood too deep.
    pub(super) deep: bool,
    /// How many pictures are not in the file.
    pub(super) pictures: usize,
}

/// What the open block is.
#[derive(Clone, Copy)]
pub(super) enum OpenBlock {
    Heading(u8),
    Item(usize, Option<u32>),
    Quote,
}

impl HtmlReader {
    /// Ends the open block.
    pub(super) fn end(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let open = self.open.take();
        if is_blank(&runs) {
            // An item whose text is a block of its own.
            self.open = open.filter(|open| matches!(open, OpenBlock::Item(..)));
            return;
        }
        self.draft.blocks.push(match open {
            Some(OpenBlock::Heading(level)) => Block::Heading(level, runs),
            Some(OpenBlock::Item(level, number)) => Block::Item(level, number, runs),
            Some(OpenBlock::Quote) => Block::Quote(runs),
            None => Block::paragraph(self.alignment, runs),
        });
    }

    /// White space is one space, as browsers show it, and none beside a break.
    pub(super) fn text(&mut self, text: &str, style: &InlineStyle) {
        let mut out = String::new();
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if space && (out.ends_with(' ') || out.is_empty() && self.ends_open()) {
                continue;
            }
            out.push(if space { ' ' } else { c });
        }
        if !out.is_empty() {
            self.alignment = style.alignment;
            self.runs.push(InlineRun {
                content: RunContent::Text(out),
                bold: style.bold,
                italic: style.italic,
                link: style.link.clone(),
            });
        }
    }

    fn ends_open(&self) -> bool {
        match self.runs.last().map(|run| &run.content) {
            None | Some(RunContent::Break) => true,
            Some(RunContent::Text(text)) => text.ends_with(' '),
            Some(RunContent::Picture(_)) => false,
        }
    }

    /// The draft, with what has to be told of the page.
    pub(super) fn finish(mut self) -> DraftDocument {
        if self.deep {
            self.draft.note(
                "网页嵌套太深，最里层没有带过来",
                "the page is nested too deep; its innermost parts were left out",
            );
        }
        if self.pictures > 0 {
            self.draft.note(
                format!(
                    "网页里的{}张图片不在文件里，没有带过来：另存图片后自己放进来",
                    self.pictures
                ),
                format!(
                    "{} picture(s) of the page are not in the file: save them and put them here",
                    self.pictures
                ),
            );
        }
        self.draft
    }
}
