//! Accessibility: what is only a picture or a PDF cannot be read aloud, searched or enlarged (A11Y).

pub mod image_of_text;
pub mod pdf_only;
