//! Pages to blocks: read as a browser reads them, without scripts, menus and margins.

mod depth;
mod dom;
mod elements;
mod page;
mod reader;
mod tables;

use html5ever::{
    ParseOpts, parse_document, tendril::TendrilSink as _, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::RcDom;

use self::{
    depth::is_endless,
    page::{body, head},
    reader::{HtmlReader, InlineStyle},
};
use crate::model::{Block, DraftDocument, text};
use gongbao_office::{ReadGap, html::decode};

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Result<DraftDocument, ReadGap> {
    let page = decode(bytes);
    if is_endless(&page) {
        return Err(ReadGap::TooLarge);
    }
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let dom = parse_document(RcDom::default(), options).one(page);
    let mut reader = HtmlReader::default();
    head(&dom.document, 0, &mut reader.draft);
    let body = body(&dom.document);
    // What stands before the box of the text: the title and the official block.
    reader.stop = body.clone();
    if body.is_some() {
        reader.walk(&dom.document, &InlineStyle::default(), 0);
        reader.end();
        reader.reached = false;
        reader.stop = None;
        let before = std::mem::take(&mut reader.draft.blocks);
        reader.draft.blocks = before.into_iter().filter(is_official).collect();
    }
    reader.walk(body.as_ref().unwrap_or(&dom.document), &InlineStyle::default(), 0);
    reader.end();
    Ok(reader.finish())
}

/// Of what stands before the text only headings, tables and short lines may be official.
fn is_official(block: &Block) -> bool {
    match block {
        Block::Heading(..) | Block::Table(_) => true,
        Block::Paragraph(runs) | Block::Aligned(_, runs) | Block::Item(_, _, runs) => {
            text(runs).contains(['：', ':'])
        }
        Block::Quote(_) => false,
    }
}
