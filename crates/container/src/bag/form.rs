//! The names of a bag's tag files, and the lines of its manifests.

/// The first tag file, and what it says.
pub(super) const DECLARATION: &str = "bagit.txt";
pub(super) const DECLARATION_TEXT: &str =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// What the bag says of itself.
pub(super) const INFO: &str = "bag-info.txt";
/// The tag that gives bytes and files of the payload.
pub(super) const OXUM: &str = "Payload-Oxum:";
/// Digests of the payload.
pub(super) const MANIFEST_SHA256: &str = "manifest-sha256.txt";
pub(super) const MANIFEST_SM3: &str = "manifest-sm3.txt";
/// Digests of the tag files.
pub(super) const TAG_MANIFEST_SHA256: &str = "tagmanifest-sha256.txt";
pub(super) const TAG_MANIFEST_SM3: &str = "tagmanifest-sm3.txt";

/// A line of a manifest with its end. Of a path only `%` and line ends are encoded (RFC 8493, 2.1.3), and safe names have no
/// line ends.
pub(super) fn line(digest: &str, path: &str) -> String {
    format!("{digest}  {}\n", path.replace('%', "%25"))
}

/// Digest and path of a line of a manifest, as any program may have written it.
pub(super) fn parse(line: &str) -> Option<(String, String)> {
    let (digest, path) = line.split_once([' ', '\t'])?;
    let path = path.trim_start_matches([' ', '\t', '*']);
    let path = path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    Some((digest.to_ascii_lowercase(), path))
}
