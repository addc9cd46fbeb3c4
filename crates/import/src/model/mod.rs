//! A document between formats: blocks of runs, tables, pictures, and what has to be told.

mod block;
mod draft;
mod grid;

pub(crate) use self::{
    block::{Block, InlineRun, RunContent, SourceCell, TableBlock, is_blank, text},
    draft::{DraftDocument, picture_ending},
    grid::TableGrid,
};
