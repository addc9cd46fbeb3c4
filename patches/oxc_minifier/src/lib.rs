//! A stand-in for oxc_minifier: a script stays as it is.

use oxc_allocator::Allocator;
use oxc_parser::Program;

/// How to shorten names; nothing to choose.
#[derive(Debug, Default)]
pub struct MangleOptions;

/// What to leave out; nothing to choose.
#[derive(Debug, Default)]
pub struct CompressOptions;

impl CompressOptions {
    /// The most careful choice.
    pub fn safest() -> Self {
        Self
    }
}

/// How to shorten.
#[derive(Debug, Default)]
pub struct MinifierOptions {
    /// Names.
    pub mangle: Option<MangleOptions>,
    /// Parts.
    pub compress: Option<CompressOptions>,
}

/// Shortens nothing.
#[derive(Debug)]
pub struct Minifier;

impl Minifier {
    /// One that does nothing.
    pub fn new(_: MinifierOptions) -> Self {
        Self
    }

    /// Leaves the script as it is.
    pub fn minify(self, _: &Allocator, _: &mut Program<'_>) {}
}
