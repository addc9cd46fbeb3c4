//! `receive`: checks a package and its signature, and unpacks it into a new folder only when all of it holds.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use super::{Environment, package::beside, say};
use crate::disk::shelf::Folder;
use crate::exit::Exit;
use gongbao_base::finding::{Finding, Language};
use gongbao_check::format;
use gongbao_container::codes;
use gongbao_container::{ContainerError, file_finding, sign};
use gongbao_files::{Fault, newly};
use gongbao_handover::{error::PackageError, package::receive};

pub(super) fn run(
    environment: &Environment,
    file: &Path,
    into: &Path,
    pubkey: Option<&str>,
) -> Result<Exit, Fault> {
    let into = absolute(into)?;
    if !is_free(&into) {
        return Err(Fault::usage(
            format!("{} 已经存在；为免丢失，请换一个新文件夹", into.display()),
            format!("{} exists; name a new folder", into.display()),
        ));
    }
    match receive(file, &into, pubkey) {
        Ok(Received { files, documents, comment }) => {
            let signed = match (&comment, signature_path(file).exists()) {
                (Some(comment), _) => {
                    let holds = environment.text("签名有效", "the signature holds");
                    format!("{holds}（{}）", gongbao_base::text::scrub(comment))
                }
                (None, true) => environment
                    .text(
                        "有签名，但没有给公钥（--pubkey），没有核对签名",
                        "the signature was not checked, as there is no --pubkey",
                    )
                    .to_owned(),
                (None, false) => environment.text("没有签名", "there is no signature").to_owned(),
            };
            say(&match environment.language {
                Language::Chinese => format!(
                    "核对无误，已解开到 {}：{documents} 篇，{files} 个文件；{signed}",
                    into.display()
                ),
                Language::English => format!(
                    "whole; unpacked into {}: {documents} documents, {files} files; {signed}",
                    into.display()
                ),
            });
            Ok(Exit::Done)
        }
        Err(PackageError::Findings(findings)) => {
            refuse(environment, file, &findings);
            Ok(Exit::Content)
        }
        Err(PackageError::File(_, error) | PackageError::Io(error)) => {
            Err(Fault::io("接收", "receive", file, &error))
        }
    }
}

fn refuse(environment: &Environment, file: &Path, findings: &[Finding]) {
    let text =
        format::text::write(findings, environment.language, environment.terminal, &|_, _| None);
    say(text.trim_end());
    let refused = environment.text(
        "不予接收，没有写入任何文件；请向原单位重新取得",
        "refused, and nothing was written; get it again from its source",
    );
    say(&format!("{}: {refused}", file.display()));
}

/// What came of a package.
struct Received {
    files: usize,
    documents: usize,
    /// The trusted comment, when the signature was checked.
    comment: Option<String>,
}

fn receive(path: &Path, into: &Path, pubkey: Option<&str>) -> Result<Received, PackageError> {
    let mut file = File::open(path).map_err(PackageError::Io)?;
    if !file.metadata().map_err(PackageError::Io)?.is_file() {
        let zh = "不是普通文件";
        return Err(ContainerError::from(file_finding(
            &codes::BAD_CONTAINER,
            "",
            zh,
            "not a plain file",
        ))
        .into());
    }
    let comment = pubkey.map(|key| signature(&mut file, path, key)).transpose()?;
    let mut package = receive::check(BufReader::with_capacity(1 << 18, file))?;
    let next = newly::folder(into).map_err(PackageError::Io)?;
    let unpacked = unpack(&mut package, &next, into);
    if let Err(refusal) = unpacked {
        newly::discard(&next);
        return Err(refusal);
    }
    let documents = package
        .receipt
        .files
        .iter()
        .filter(|file| file.path.starts_with("documents/") && file.path.ends_with("/fragment.html"))
        .count();
    Ok(Received { files: package.files(), documents, comment })
}

fn unpack<R: io::Read + io::Seek>(
    package: &mut receive::Package<R>,
    next: &Path,
    into: &Path,
) -> Result<(), PackageError> {
    let mut shelf = Folder::create(next).map_err(|fault| {
        PackageError::Io(io::Error::other(fault.message(Language::Chinese).to_owned()))
    })?;
    package.unpack(&mut shelf)?;
    // An empty folder may be replaced; anything else was refused, and is refused again here.
    if into.is_dir() {
        fs::remove_dir(into).map_err(PackageError::Io)?;
    }
    newly::place(next, into).map_err(PackageError::Io)
}

/// Checks the signature that stands beside the file; gives its trusted comment.
fn signature(file: &mut File, path: &Path, key: &str) -> Result<String, PackageError> {
    use io::Seek as _;
    let beside = signature_path(path);
    let text = match fs::read(&beside) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = beside.display().to_string();
            return Err(ContainerError::from(file_finding(
                &codes::NO_SIGNATURE,
                &name,
                "给出了公钥，但找不到签名文件",
                "a public key was given, but there is no signature file",
            ))
            .into());
        }
        Err(error) => return Err(PackageError::Io(error)),
    };
    if !is_plain(&text) {
        return Err(ContainerError::from(file_finding(
            &codes::BAD_SIGNATURE,
            &beside.display().to_string(),
            "签名文件被改动过",
            "the signature file was changed",
        ))
        .into());
    }
    let key = if Path::new(key).exists() {
        fs::read_to_string(key).map_err(PackageError::Io)?
    } else {
        key.to_owned()
    };
    let comment = sign::verify(&key, &text, BufReader::new(&mut *file))?;
    file.rewind().map_err(PackageError::Io)?;
    Ok(comment)
}

/// Whether the signature file holds nothing that the signature itself does not cover, beside the words that tools write.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 2] = ["signature from gongbao", "signature from minisign secret key"];
    let mut lines = text.split_terminator('\n');
    let first = lines.next().and_then(|line| line.strip_prefix("untrusted comment: "));
    first.is_some_and(|words| WORDS.contains(&words)) && lines.count() == 3 && text.ends_with('\n')
}

fn signature_path(path: &Path) -> PathBuf {
    beside(path, ".minisig")
}

fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    std::path::absolute(path).map_err(|error| Fault::io("打开", "open", path, &error))
}

/// Whether nothing is there, or an empty folder.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(meta) => {
            meta.is_dir() && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
        }
    }
}
