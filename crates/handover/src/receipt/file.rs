//! A file as a receipt lists it, and the digest over all of them.

use serde::{Deserialize, Serialize};

use gongbao_base::digest::Digest;

/// A file as it went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFile {
    /// Its path below the site's root, or in the package.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its media type.
    #[serde(rename = "type")]
    pub media: String,
}

impl ReceiptFile {
    /// The file's line in what [`site_digest`] is taken of.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}  {}  {}  {}\n", self.sha256.hex(), self.bytes, self.media, self.path)
    }
}

/// The digest of a whole: SHA-256 over the lines `sha256  bytes  type  path` of its files, sorted by path.
#[must_use]
pub fn site_digest(files: &[ReceiptFile]) -> Digest {
    let mut files: Vec<&ReceiptFile> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Digest::of(files.into_iter().map(ReceiptFile::line).collect::<String>().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{ReceiptFile, site_digest};
    use gongbao_base::digest::Digest;

    #[test]
    fn the_digest_of_a_whole_does_not_depend_on_order_and_sees_every_part() {
        let files = ["a.html", "b.html"].map(|path| ReceiptFile {
            path: path.to_owned(),
            sha256: Digest::of(path.as_bytes()),
            bytes: 3,
            media: "text/html; charset=utf-8".to_owned(),
        });
        let turned: Vec<ReceiptFile> = files.iter().rev().cloned().collect();
        assert_eq!(site_digest(&files), site_digest(&turned));
        for change in [
            |file: &mut ReceiptFile| file.path.push('x'),
            |file: &mut ReceiptFile| file.bytes += 1,
            |file: &mut ReceiptFile| file.media.push('x'),
            |file: &mut ReceiptFile| file.sha256 = Digest::default(),
        ] {
            let mut changed = files.clone();
            change(&mut changed[1]);
            assert_ne!(site_digest(&files), site_digest(&changed));
        }
    }
}
