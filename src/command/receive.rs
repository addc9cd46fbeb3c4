//! `receive`: checks a package and its signature, and unpacks it into a new folder only when all of it holds.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::Path,
};

use super::{CommandContext, key};
use crate::cli::handover::ReceiveArgs;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use crate::storage::directory::DirectoryWriter;
use gongbao_base::{finding::Language, text::scrub};
use gongbao_container::{ContainerError, codes, file_finding, sign};
use gongbao_files::{SystemError, atomic::PendingFolder, sidecar, tree};
use gongbao_handover::{error::PackageError, package::receive};

pub(super) fn run(context: &CommandContext, args: &ReceiveArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let into = std::path::absolute(&args.into).map_err(SystemError::opening(&args.into))?;
    let shown = into.display();
    if !is_free(&into) {
        return Err(SystemError::usage(
            format!("{shown} 已经存在；为免丢失，请换一个新文件夹"),
            format!("{shown} exists; name a new folder"),
        ));
    }
    match receive(&args.file, &into, args.pubkey.as_deref()) {
        Ok(Delivery { files, documents, comment }) => {
            let signed = signed(context, &args.file, comment.as_deref());
            console.say(&console.either(
                format!("核对无误，已解开到 {shown}：{documents} 篇，{files} 个文件；{signed}"),
                format!(
                    "whole; unpacked into {shown}: {documents} documents, {files} files; {signed}"
                ),
            ));
            Ok(Exit::Done)
        }
        Err(PackageError::Findings(findings)) => {
            console.findings(&findings, FindingFormat::Text, Stream::Error, &|_, _| None);
            let refused = console.text(
                "不予接收，没有写入任何文件；请向原单位重新取得",
                "refused, and nothing was written; get it again from its source",
            );
            console.say(&format!("{}: {refused}", args.file.display()));
            Ok(Exit::Content)
        }
        Err(PackageError::File(_, error) | PackageError::Io(error)) => {
            Err(SystemError::io("接收", "receive", &args.file, &error))
        }
    }
}

/// What is known of the signature.
fn signed(context: &CommandContext, file: &Path, comment: Option<&str>) -> String {
    let console = &context.console;
    if let Some(comment) = comment {
        let holds = console.text("签名有效", "the signature holds");
        return format!("{holds}（{}）", scrub(comment));
    }
    let text = if sidecar(file, SIGNATURE).exists() {
        console.text(
            "有签名，但没有给公钥（--pubkey），没有核对签名",
            "the signature was not checked, as there is no --pubkey",
        )
    } else {
        console.text("没有签名", "there is no signature")
    };
    text.to_owned()
}

/// The ending of a signature's file.
const SIGNATURE: &str = ".minisig";

/// What came in.
struct Delivery {
    files: usize,
    documents: usize,
    /// The trusted comment, when the signature was checked.
    comment: Option<String>,
}

fn receive(path: &Path, into: &Path, pubkey: Option<&str>) -> Result<Delivery, PackageError> {
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
        let (zh, en) = ("不是普通文件", "not a plain file");
        return Err(file_finding(&codes::BAD_CONTAINER, "", zh, en).into());
    }
    let mut file = tree::open(path).map_err(PackageError::Io)?;
    let comment = pubkey.map(|key| signature(&mut file, path, key)).transpose()?;
    let mut package = receive::check(BufReader::with_capacity(1 << 18, file))?;
    let pending = PendingFolder::beside(into).map_err(PackageError::Io)?;
    let mut folder = DirectoryWriter::create(pending.path())
        .map_err(|error| io::Error::other(error.message(Language::Chinese).to_owned()))
        .map_err(PackageError::Io)?;
    package.unpack(&mut folder)?;
    // An empty folder may be replaced; anything else was refused, and is refused again here.
    if into.is_dir() {
        fs::remove_dir(into).map_err(PackageError::Io)?;
    }
    pending.place().map_err(PackageError::Io)?;
    let documents = package
        .receipt
        .files
        .iter()
        .filter(|file| file.path.starts_with("documents/") && file.path.ends_with("/fragment.html"))
        .count();
    Ok(Delivery { files: package.files(), documents, comment })
}

/// Checks the signature that stands beside the file; gives its trusted comment.
fn signature(file: &mut File, path: &Path, key: &str) -> Result<String, PackageError> {
    use io::Seek as _;
    let beside = sidecar(path, SIGNATURE);
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
    let key = key::public(key).map_err(PackageError::Io)?;
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

/// Whether nothing is there, or an empty folder.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(meta) => {
            meta.is_dir() && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
        }
    }
}
