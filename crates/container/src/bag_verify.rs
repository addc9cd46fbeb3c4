//! Verifies a bag: every file of a manifest is there and unchanged, and every file that is there is in a manifest.

use crate::codes;
use std::{collections::BTreeMap, io::Read as _};

use super::{Source, Trouble, flaw, hashing, names};
use gongbao_base::finding::Finding;

/// The longest manifest that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// Digests by path, as one kind of manifest gives them.
type Manifest = BTreeMap<String, String>;

/// What is wrong with the bag below `root`, which is empty or ends with `/`. Nothing means that it is whole.
///
/// # Errors
/// When the source cannot be read.
pub fn verify(source: &mut dyn Source, root: &str) -> Result<Vec<Finding>, Trouble> {
    let mut bag = Reading { source, root, findings: Vec::new() };
    match bag.all() {
        Ok(()) => Ok(bag.findings),
        Err(Trouble::Flaw(finding)) => {
            bag.findings.push(*finding);
            Ok(bag.findings)
        }
        Err(trouble) => Err(trouble),
    }
}

struct Reading<'a> {
    source: &'a mut dyn Source,
    root: &'a str,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn all(&mut self) -> Result<(), Trouble> {
        let there: Vec<String> = self
            .source
            .names()
            .iter()
            .filter_map(|name| name.strip_prefix(self.root).map(str::to_owned))
            .collect();
        let declared = self.text("bagit.txt")?;
        let mut lines = declared.lines();
        let version = matches!(lines.next(), Some("BagIt-Version: 1.0" | "BagIt-Version: 0.97"));
        if !version || lines.next() != Some("Tag-File-Character-Encoding: UTF-8") {
            return Err(bad(
                "bagit.txt",
                "bagit.txt 不是 BagIt 1.0 的写法",
                "bagit.txt is not that of BagIt 1.0",
            ));
        }
        if there.iter().any(|name| name == "fetch.txt") {
            return Err(bad(
                "fetch.txt",
                "包里的文件要另外下载，不接受",
                "files to be fetched are not accepted",
            ));
        }
        let sha256 = self.manifest("manifest-sha256.txt")?;
        let sm3 = self.optional("manifest-sm3.txt", &there)?;
        let tags = self.manifest("tagmanifest-sha256.txt")?;
        let tags_sm3 = sm3.is_some().then(|| self.manifest("tagmanifest-sm3.txt")).transpose()?;
        let (payload, tag_files): (Vec<&String>, Vec<&String>) =
            there.iter().partition(|name| name.starts_with("data/"));
        let tag_files: Vec<&String> =
            tag_files.into_iter().filter(|name| !name.starts_with("tagmanifest-")).collect();
        let bytes = self.compare(&payload, &sha256, sm3.as_ref())?;
        self.compare(&tag_files, &tags, tags_sm3.as_ref())?;
        self.oxum(bytes, payload.len())
    }

    /// Compares files with their manifests; gives the bytes that were read.
    fn compare(
        &mut self,
        files: &[&String],
        sha256: &Manifest,
        sm3: Option<&Manifest>,
    ) -> Result<u64, Trouble> {
        let mut bytes = 0;
        for manifest in [Some(sha256), sm3].into_iter().flatten() {
            for path in manifest.keys() {
                if files.binary_search(&path).is_err() {
                    self.says(flaw(
                        &codes::MISSING_FILE,
                        path,
                        "清单列出了它，包里却没有",
                        "listed, and not in the bag",
                    ));
                }
            }
        }
        for path in files {
            let wanted = [Some(sha256), sm3].map(|manifest| manifest.map(|m| m.get(*path)));
            if wanted.contains(&Some(None)) {
                self.says(flaw(
                    &codes::UNLISTED_FILE,
                    path,
                    "清单没有列出它",
                    "no manifest lists it",
                ));
                continue;
            }
            let full = format!("{}{path}", self.root);
            let seen = hashing::drain(self.source.open(&full)?, sm3.is_some())
                .map_err(|error| Trouble::reading(error, path))?;
            bytes += seen.length;
            let found = [Some(seen.sha256), seen.sm3];
            for (name, wanted, found) in
                [("SHA-256", wanted[0], found[0]), ("SM3", wanted[1], found[1])]
            {
                let (Some(Some(wanted)), Some(found)) = (wanted, found) else { continue };
                if *wanted != found.hex() {
                    self.says(flaw(
                        &codes::DIGEST_DIFFERS,
                        path,
                        format!("内容和清单里的 {name} 校验值不符"),
                        format!("its bytes do not match the {name} of the manifest"),
                    ));
                }
            }
        }
        Ok(bytes)
    }

    fn oxum(&mut self, bytes: u64, files: usize) -> Result<(), Trouble> {
        let info = self.text("bag-info.txt")?;
        let wanted = info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:"));
        if wanted.map(str::trim) != Some(format!("{bytes}.{files}").as_str())
            && self.findings.is_empty()
        {
            self.says(flaw(
                &codes::BAD_BAG,
                "bag-info.txt",
                format!("Payload-Oxum 应为 {bytes}.{files}"),
                format!("Payload-Oxum ought to be {bytes}.{files}"),
            ));
        }
        Ok(())
    }

    fn says(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn text(&mut self, path: &str) -> Result<String, Trouble> {
        let mut bytes = Vec::new();
        self.source
            .open(&format!("{}{path}", self.root))?
            .take(LONGEST)
            .read_to_end(&mut bytes)
            .map_err(|error| Trouble::reading(error, path))?;
        String::from_utf8(bytes).map_err(|_| bad(path, "不是 UTF-8", "not UTF-8"))
    }

    fn optional(&mut self, path: &str, there: &[String]) -> Result<Option<Manifest>, Trouble> {
        there.iter().any(|name| name == path).then(|| self.manifest(path)).transpose()
    }

    fn manifest(&mut self, path: &str) -> Result<Manifest, Trouble> {
        let text = self.text(path)?;
        let mut manifest = Manifest::new();
        for line in text.lines() {
            let (digest, name) = line
                .split_once([' ', '\t'])
                .map(|(digest, name)| {
                    (digest.to_ascii_lowercase(), name.trim_start_matches([' ', '\t', '*']))
                })
                .ok_or_else(|| {
                    bad(path, "清单有一行不是“校验值 文件名”", "a line is not a digest and a name")
                })?;
            let name = name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
            if !names::is_safe(&name) || manifest.insert(name, digest).is_some() {
                return Err(bad(
                    path,
                    "清单里有不安全的或重复的文件名",
                    "a name in it is unsafe or occurs twice",
                ));
            }
        }
        Ok(manifest)
    }
}

fn bad(path: &str, zh: &str, en: &str) -> Trouble {
    flaw(&codes::BAD_BAG, path, zh, en).into()
}
