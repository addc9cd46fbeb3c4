//! A stand-in for oxc_span: a script is of no type, since it is not read.

/// A script or a module.
#[derive(Clone, Copy, Debug, Default)]
pub struct SourceType;

impl SourceType {
    /// A module.
    pub fn mjs() -> Self {
        Self
    }
}
