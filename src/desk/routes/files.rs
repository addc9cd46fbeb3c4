//! Files that go with a document: attachments and pictures.

use serde_json::json;

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit, picture,
    state::Desk,
};
use gongbao_base::{address::is_slug, media};

/// The endings of attachments that offices have.
const ENDINGS: [&str; 21] = [
    "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "ofd", "rtf", "txt",
    "csv", "zip", "png", "jpg", "jpeg", "gif", "webp", "mp4",
];

/// Takes a file in beside a document: a picture for the text, or an attachment that keeps its name for readers.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (path, _) = edit::asked(request)?;
    let name = request.query("name");
    let library = desk.library()?;
    let stem = path.trim_end_matches(".md");
    library.door.content(&path)?;
    if request.body.is_empty() {
        return Err(Refusal::new(400, "这个文件是空的", "the file is empty"));
    }
    if let Some(mark) = gongbao_secrecy::in_name(name) {
        return Err(secret(&mark.words));
    }
    let contents = gongbao_office::read(name, &request.body);
    if let Some(found) = gongbao_secrecy::in_contents(&contents).into_iter().next() {
        return Err(secret(&found.mark.words));
    }
    let (title, given) = name.rsplit_once('.').unwrap_or((name, ""));
    let given = given.to_ascii_lowercase();
    let is_picture = matches!(given.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp");
    let (bytes, ending, words) = match picture::stripped(&request.body).filter(|_| is_picture) {
        Some(bytes) => {
            let ending = picture::ending(&bytes);
            (bytes, ending, "")
        }
        None => {
            let ending = ENDINGS.into_iter().find(|ending| *ending == given).ok_or_else(|| {
                Refusal::new(
                    415,
                    format!("“.{given}”文件不能作附件；请另存为 PDF、Word、Excel 等"),
                    format!(
                        "`.{given}` is no file that a site gives out; save it as PDF, Word or Excel"
                    ),
                )
            })?;
            (request.body.clone(), ending, "attachment-")
        }
    };
    for number in 1..1000 {
        let path = format!("{stem}-{words}{number}.{ending}");
        // The same file is taken in once.
        match library.door.read(&path) {
            Ok(there) if there == bytes => {}
            Ok(_) => continue,
            Err(_) => library.door.create(&path, &bytes)?,
        }
        // The checks of what is written know it from now on.
        library.shelf(desk.today())?;
        let file = path.rsplit('/').next().unwrap_or_default();
        debug_assert!(is_slug(file.split('.').next().unwrap_or_default()));
        return Ok(if is_picture {
            json!({ "picture": { "src": file }, "attachment": { "file": file, "title": title } })
                .into()
        } else {
            json!({ "attachment": { "file": file, "title": title } }).into()
        });
    }
    Err(Refusal::new(409, "这份文件的附件太多了", "this document has too many files"))
}

/// The bytes of a picture below `content`.
pub(super) fn picture(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let path = request.query("path");
    library.door.content(path)?;
    let media = media::of(path);
    if !media.starts_with("image/") || media.contains("svg") {
        return Err(Refusal::missing());
    }
    Ok(DeskAnswer::of(media, library.door.read(path)?))
}

/// Why a file with a mark of secrecy is not taken.
fn secret(words: &str) -> Refusal {
    Refusal::new(
        422,
        format!("文件里有密级标志“{words}”，不能公开，没有收下"),
        format!("the file bears the mark of secrecy `{words}`; it was not taken"),
    )
}
