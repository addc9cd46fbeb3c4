//! The pages as they would be built, drafts included.

use serde_json::{Value, json};

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, PagePolicy, Refusal},
    edit,
    library::Shelf,
    state::Desk,
};
use gongbao_base::media;

/// A page or a file of the site.
pub(super) fn page(desk: &Desk, address: &str) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let shelf = library.shelf(desk.today())?;
    let files = library.preview(&shelf)?;
    let mut address = address.to_owned();
    if address.is_empty() || address.ends_with('/') {
        address.push_str("index.html");
    }
    let bytes = files.get(&address).ok_or_else(Refusal::missing)?;
    let policy = PagePolicy::Preview;
    Ok(DeskAnswer { policy, ..DeskAnswer::of(media::of(&address), bytes.clone()) })
}

/// Where the page of a document stands.
pub(super) fn address(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let (path, _) = edit::asked(request)?;
    let library = desk.library()?;
    let shelf = library.shelf(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(&path);
    Ok(addresses(&shelf, &address_of(&shelf, file)?).into())
}

/// The address of the page of a file below `content`.
pub(super) fn address_of(shelf: &Shelf, file: &str) -> Result<String, Refusal> {
    let public = shelf.site.by_file(file).map(|at| shelf.site.documents[at].address());
    let left = || shelf.site.withdrawn_by_file(file).map(|document| document.address());
    public.or_else(left).ok_or_else(|| {
        Refusal::new(
            409,
            "这份文件还读不出来，先按提示改正",
            "the document cannot be read yet; mend it first",
        )
    })
}

/// The addresses of a page: the standard one, and that for elder readers where there is one.
pub(super) fn addresses(shelf: &Shelf, address: &str) -> Value {
    let elder = shelf.site.settings.elder.then(|| format!("/preview/zz/{address}"));
    json!({ "standard": format!("/preview/{address}"), "elder": elder })
}
