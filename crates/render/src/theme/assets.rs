//! Assets: files that pages load. Each gets an address with its digest, and templates name it by its own name.

use std::collections::BTreeMap;

use gongbao_base::digest::Digest;

/// Where assets stand, in the theme and in the site.
pub(super) const FOLDER: &str = "assets/";

/// The addresses of the assets by their names, which templates see as `assets`, and their bytes by address.
pub(super) fn hashed(
    sources: &BTreeMap<&str, &[u8]>,
) -> (BTreeMap<String, String>, BTreeMap<String, Vec<u8>>) {
    let mut addresses = BTreeMap::new();
    let mut assets = BTreeMap::new();
    for (name, bytes) in sources {
        let address = address(name, bytes);
        addresses.insert((*name).to_owned(), address.clone());
        assets.insert(address, bytes.to_vec());
    }
    (addresses, assets)
}

/// `site.css` to `assets/site.0123456789.css`.
fn address(name: &str, bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).short();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{FOLDER}{stem}.{digest}.{ending}"),
        None => format!("{FOLDER}{name}.{digest}"),
    }
}
