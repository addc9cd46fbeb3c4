//! Text: pasted, or saved as .txt in any encoding that offices use.

use super::lines;
use crate::{model::DraftDocument, typography};
use gongbao_office::html::decode;

/// Reads a text.
pub(super) fn read(bytes: &[u8]) -> DraftDocument {
    let mut draft = DraftDocument::default();
    let text = decode(bytes);
    lines::add(&mut draft, text.trim_start_matches('\u{feff}'));
    typography::mend(&mut draft);
    draft
}
