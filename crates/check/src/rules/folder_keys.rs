//! How a key is written in a folder, for findings about files that are no documents or are gone.

use gongbao_content::kinds::common::Common;
use gongbao_site::Site;

/// A key that every document may have, given by its English name, as the documents of the folder write it in which `path`
/// stands (below `content/` or the site's root); as any document does where the folder has none; else in Chinese.
pub(super) fn key_in_folder<'p>(site: &Site, path: &str, key: &'p str) -> &'p str {
    let folder = |path: &str| path.split_once('/').map(|(folder, _)| folder.to_owned());
    let documents = site.documents.iter();
    let beside = documents.clone().find(|document| folder(&document.file) == folder(path));
    match beside.or_else(|| documents.clone().next()) {
        Some(document) => document.key(key),
        None => {
            Common::FIELDS.iter().find(|field| field.name == key).map_or(key, |field| field.label)
        }
    }
}
