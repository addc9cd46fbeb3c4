//! A file of the site that is no document.

/// A file below `content/` that is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its length in bytes.
    pub length: u64,
    /// Width and height in pixels, when it is an image.
    pub size: Option<(u32, u32)>,
    /// Whether it bears a label of what was made by a machine.
    pub ai_label: bool,
}
