//! Assets: files that pages load. Each gets an address with its digest, and templates name it by its own name.

use std::collections::BTreeMap;

use gongbao_base::digest::Digest;

/// Where assets stand, in the theme and in the site.
pub(super) const FOLDER: &str = "assets/";

/// The assets of a theme.
#[derive(Debug, Default)]
pub(super) struct ThemeAssets {
    /// The addresses by name, which templates see as `assets`.
    pub(super) addresses: BTreeMap<String, String>,
    /// The bytes by address.
    pub(super) bytes: BTreeMap<String, Vec<u8>>,
}

impl ThemeAssets {
    /// Takes an asset; `site.css` stands at an address such as `assets/site.0123456789.css`.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        let digest = Digest::of(bytes).short();
        let address = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{FOLDER}{stem}.{digest}.{ending}"),
            None => format!("{FOLDER}{name}.{digest}"),
        };
        self.addresses.insert(name.to_owned(), address.clone());
        self.bytes.insert(address, bytes.to_vec());
    }
}
