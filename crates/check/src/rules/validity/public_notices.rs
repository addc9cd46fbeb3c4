//! The notices with their documents.

use gongbao_content::{document::Document, kinds::notice::Notice};
use gongbao_site::Site;

/// Each with its index and its document.
pub(super) fn public_notices(site: &Site) -> impl Iterator<Item = (usize, &Document, &Notice)> {
    site.notices().map(|(index, notice)| (index, &site.documents[index], notice))
}
