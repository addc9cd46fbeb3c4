//! What a text may refer to.

use crate::{fields::Keys, kinds::report::Figure, settings::Settings};

/// What a text may refer to.
#[derive(Clone, Copy, Debug)]
pub struct TextContext<'a> {
    /// The file's path below the site's folder.
    pub file: &'a str,
    /// The number of the text's first line in it.
    pub line: usize,
    /// The byte of the file at which the text begins.
    pub offset: usize,
    /// The report's figures.
    pub figures: &'a [Figure],
    /// The site's settings, which hold the office's details.
    pub settings: &'a Settings,
    /// How the file writes its keys.
    pub keys: &'a Keys,
}
