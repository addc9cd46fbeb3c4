//! A stand-in for oxc_codegen: a script is written as it was read.

use oxc_parser::Program;

/// How to write.
#[derive(Debug, Default)]
pub struct CodegenOptions {
    /// Whether it should be short.
    pub minify: bool,
}

/// What was written.
#[derive(Debug)]
pub struct CodegenReturn {
    /// The text.
    pub code: String,
}

/// Writes a script as it was read.
#[derive(Debug, Default)]
pub struct Codegen;

impl Codegen {
    /// One with nothing to choose.
    pub fn new() -> Self {
        Self
    }

    /// The same one.
    pub fn with_options(self, _: CodegenOptions) -> Self {
        self
    }

    /// The script's text.
    pub fn build(self, program: &Program<'_>) -> CodegenReturn {
        CodegenReturn { code: program.source_text.to_owned() }
    }
}
