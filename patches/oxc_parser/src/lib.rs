//! A stand-in for oxc_parser: a script is taken as it is.

use std::convert::Infallible;

use oxc_allocator::Allocator;
use oxc_span::SourceType;

/// A script as it is.
#[derive(Debug)]
pub struct Program<'a> {
    /// Its text.
    pub source_text: &'a str,
}

/// What was read.
#[derive(Debug)]
pub struct ParserReturn<'a> {
    /// The script.
    pub program: Program<'a>,
    /// Never any.
    pub errors: Vec<Infallible>,
}

/// Reads nothing.
#[derive(Debug)]
pub struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    /// Takes a script.
    pub fn new(_: &'a Allocator, source_text: &'a str, _: SourceType) -> Self {
        Self(source_text)
    }

    /// Gives it back.
    pub fn parse(self) -> ParserReturn<'a> {
        ParserReturn { program: Program { source_text: self.0 }, errors: Vec::new() }
    }
}
