//! Verifies a bag: every file of a manifest is there and unchanged, and every file that is there is in a manifest.

use std::{collections::BTreeMap, io::Read as _};

use gongbao_base::{code::Code, finding::Finding};

use super::form;
use crate::{
    codes,
    error::{ContainerError, file_finding},
    files::FileSource,
    hash, names,
};

/// The longest tag file that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// Digests by path, as one kind of manifest gives them.
type DigestsByPath = BTreeMap<String, String>;

/// The manifests of one half of a bag: of its payload, or of its tag files.
struct HalfManifests {
    sha256: DigestsByPath,
    sm3: Option<DigestsByPath>,
}

/// What is wrong with the bag below `root`, which is empty or ends with `/`. Nothing means that it is whole.
///
/// # Errors
/// When the source cannot be read.
pub fn verify(source: &mut dyn FileSource, root: &str) -> Result<Vec<Finding>, ContainerError> {
    let mut bag = BagVerifier { source, root, findings: Vec::new() };
    match bag.verify() {
        Ok(()) => Ok(bag.findings),
        Err(ContainerError::Finding(finding)) => {
            bag.findings.push(*finding);
            Ok(bag.findings)
        }
        Err(error) => Err(error),
    }
}

struct BagVerifier<'a> {
    source: &'a mut dyn FileSource,
    root: &'a str,
    findings: Vec<Finding>,
}

impl BagVerifier<'_> {
    fn verify(&mut self) -> Result<(), ContainerError> {
        let files: Vec<String> = self
            .source
            .names()
            .iter()
            .filter_map(|name| name.strip_prefix(self.root).map(str::to_owned))
            .collect();
        self.declaration()?;
        if files.iter().any(|name| name == "fetch.txt") {
            return Err(bad_bag(
                "fetch.txt",
                "包里的文件要另外下载，不接受",
                "files to be fetched are not accepted",
            ));
        }
        let has_sm3 = files.iter().any(|name| name == form::MANIFEST_SM3);
        let mut manifests = |sha256: &str, sm3: &str| {
            Ok::<_, ContainerError>(HalfManifests {
                sha256: self.manifest(sha256)?,
                sm3: has_sm3.then(|| self.manifest(sm3)).transpose()?,
            })
        };
        let of_payload = manifests(form::MANIFEST_SHA256, form::MANIFEST_SM3)?;
        let of_tags = manifests(form::TAG_MANIFEST_SHA256, form::TAG_MANIFEST_SM3)?;
        let (payload, tag_files): (Vec<&String>, Vec<&String>) =
            files.iter().partition(|name| name.starts_with("data/"));
        let tag_files: Vec<&String> =
            tag_files.into_iter().filter(|name| !name.starts_with("tagmanifest-")).collect();
        let bytes = self.compare(&payload, &of_payload)?;
        self.compare(&tag_files, &of_tags)?;
        self.oxum(bytes, payload.len())
    }

    fn declaration(&mut self) -> Result<(), ContainerError> {
        let text = self.text(form::DECLARATION)?;
        let mut lines = text.lines();
        let version = matches!(lines.next(), Some("BagIt-Version: 1.0" | "BagIt-Version: 0.97"));
        if version && lines.next() == Some("Tag-File-Character-Encoding: UTF-8") {
            return Ok(());
        }
        Err(bad_bag(
            form::DECLARATION,
            "bagit.txt 不是 BagIt 1.0 的写法",
            "bagit.txt is not that of BagIt 1.0",
        ))
    }

    /// Compares files with their manifests; gives the bytes that were read.
    fn compare(
        &mut self,
        files: &[&String],
        manifests: &HalfManifests,
    ) -> Result<u64, ContainerError> {
        let HalfManifests { sha256, sm3 } = manifests;
        for path in [Some(sha256), sm3.as_ref()].into_iter().flatten().flat_map(BTreeMap::keys) {
            if files.binary_search(&path).is_err() {
                self.finding(
                    &codes::MISSING_FILE,
                    path,
                    "清单列出了它，包里却没有",
                    "listed, and not in the bag",
                );
            }
        }
        let mut bytes = 0;
        for path in files {
            let listed = [Some(sha256), sm3.as_ref()].map(|m| m.map(|m| m.get(*path)));
            if listed.contains(&Some(None)) {
                self.finding(&codes::UNLISTED_FILE, path, "清单没有列出它", "no manifest lists it");
                continue;
            }
            let opened = self.source.open(&format!("{}{path}", self.root))?;
            let found = hash::checksums(opened, sm3.is_some())
                .map_err(|error| ContainerError::from_read(error, path))?;
            bytes += found.length;
            for (name, listed, found) in
                [("SHA-256", listed[0], Some(found.sha256)), ("SM3", listed[1], found.sm3)]
            {
                let (Some(Some(listed)), Some(found)) = (listed, found) else { continue };
                if *listed != found.hex() {
                    self.finding(
                        &codes::DIGEST_DIFFERS,
                        path,
                        format!("内容和清单里的 {name} 校验值不符"),
                        format!("its bytes do not match the {name} of the manifest"),
                    );
                }
            }
        }
        Ok(bytes)
    }

    fn oxum(&mut self, bytes: u64, files: usize) -> Result<(), ContainerError> {
        let info = self.text(form::INFO)?;
        let oxum = info.lines().find_map(|line| line.strip_prefix(form::OXUM));
        if oxum.map(str::trim) != Some(format!("{bytes}.{files}").as_str())
            && self.findings.is_empty()
        {
            self.finding(
                &codes::BAD_BAG,
                form::INFO,
                format!("Payload-Oxum 应为 {bytes}.{files}"),
                format!("Payload-Oxum ought to be {bytes}.{files}"),
            );
        }
        Ok(())
    }

    fn finding(&mut self, code: &Code, path: &str, zh: impl Into<String>, en: impl Into<String>) {
        self.findings.push(file_finding(code, path, zh, en));
    }

    fn text(&mut self, path: &str) -> Result<String, ContainerError> {
        let mut bytes = Vec::new();
        self.source
            .open(&format!("{}{path}", self.root))?
            .take(LONGEST)
            .read_to_end(&mut bytes)
            .map_err(|error| ContainerError::from_read(error, path))?;
        String::from_utf8(bytes).map_err(|_| bad_bag(path, "不是 UTF-8", "not UTF-8"))
    }

    fn manifest(&mut self, path: &str) -> Result<DigestsByPath, ContainerError> {
        let text = self.text(path)?;
        let mut manifest = DigestsByPath::new();
        for line in text.lines() {
            let (digest, name) = form::parse(line).ok_or_else(|| {
                bad_bag(path, "清单有一行不是“校验值 文件名”", "a line is not a digest and a name")
            })?;
            if !names::is_safe(&name) || manifest.insert(name, digest).is_some() {
                return Err(bad_bag(
                    path,
                    "清单里有不安全的或重复的文件名",
                    "a name in it is unsafe or occurs twice",
                ));
            }
        }
        Ok(manifest)
    }
}

fn bad_bag(path: &str, zh: &str, en: &str) -> ContainerError {
    file_finding(&codes::BAD_BAG, path, zh, en).into()
}
