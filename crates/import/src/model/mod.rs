//! A document between formats: blocks of runs, tables, pictures, and what has to be told.

mod attachment;
mod block;
mod draft;
mod grid;

pub(crate) use self::{
    attachment::FoundAttachment,
    block::{Alignment, Block, InlineRun, RunContent, SourceCell, TableBlock, is_blank, text},
    draft::{DraftDocument, EmptyFormula, picture_ending},
    grid::TableGrid,
};
