//! Where a link leads, or why it may not.

use crate::{codes, host::host, markdown::body::LinkTarget};
use gongbao_base::{
    address::{self, Address},
    finding::{Finding, Place},
};

/// Why a link is refused.
pub(super) enum LinkRefusal {
    Leaves,
    Unsafe,
    Empty,
    NotImage,
}

impl LinkRefusal {
    pub(super) fn finding(&self, place: Place, url: &str) -> Finding {
        match self {
            Self::Leaves => Finding::new(&codes::LEAVES_SITE, place)
                .says(
                    format!("路径超出网站文件夹：{url}"),
                    format!("the path leaves the site: {url}"),
                )
                .help(
                    "把文件放进 content/ 再引用",
                    "put the file below content/ and refer to it there",
                ),
            Self::Unsafe => Finding::new(&codes::UNSAFE_LINK, place)
                .says(
                    format!("不能公开的链接：{url}"),
                    format!("a link that cannot be public: {url}"),
                )
                .help(
                    "用 https 网址或站内相对路径；不要用本机、内网地址和脚本",
                    "use an https address or a relative path; no local address, no script",
                ),
            Self::Empty => {
                Finding::new(&codes::DEAD_LINK, place).says("链接是空的", "the link is empty").help(
                    "在圆括号里写网址或站内路径",
                    "write an address or a path in the parentheses",
                )
            }
            Self::NotImage => Finding::new(&codes::UNSAFE_LINK, place)
                .says(
                    format!("图片不能来自外部网站：{url}"),
                    format!("an image from another site: {url}"),
                )
                .help(
                    "把图片文件放进 content/ 再引用",
                    "put the image file below content/ and refer to it there",
                ),
        }
    }
}

/// Reads the address of a link or image that stands in `file`.
pub(super) fn target(file: &str, url: &str, image: bool) -> Result<LinkTarget, LinkRefusal> {
    if url.is_empty() {
        return Err(LinkRefusal::Empty);
    }
    let lower = url.to_ascii_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        !scheme.is_empty()
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    match scheme {
        Some("http" | "https") if image => return Err(LinkRefusal::NotImage),
        Some("http" | "https") if is_local(&lower) => return Err(LinkRefusal::Unsafe),
        Some("http" | "https" | "mailto" | "tel") if !image => {
            return Ok(LinkTarget::Outside(url.to_owned()));
        }
        Some(_) => return Err(LinkRefusal::Unsafe),
        None if url.starts_with("//") || url.contains('\\') => return Err(LinkRefusal::Unsafe),
        None => {}
    }
    let (path, fragment) = match url.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (url, None),
    };
    let fragment = fragment.and_then(address::decode).filter(|fragment| !fragment.is_empty());
    if path.is_empty() {
        return fragment.map(LinkTarget::Anchor).ok_or(LinkRefusal::Empty);
    }
    let path = address::decode(path).ok_or(LinkRefusal::Unsafe)?;
    let inside = file.strip_prefix("content/").unwrap_or(file);
    let resolved = Address::resolve(inside, &path).ok_or(LinkRefusal::Leaves)?;
    if !image && resolved.as_str().ends_with(".md") {
        return Ok(LinkTarget::Document(resolved, fragment));
    }
    Ok(LinkTarget::File(resolved))
}

/// Whether an address is of this machine or a private network.
fn is_local(url: &str) -> bool {
    let Some(host) = host(url) else { return true };
    let octets: Vec<u8> = host.split('.').filter_map(|part| part.parse().ok()).collect();
    host == "localhost"
        || host.starts_with('[')
        || !host.contains('.')
        || matches!(
            octets[..],
            [10 | 127, ..] | [192, 168, ..] | [169, 254, ..] | [172, 16..=31, ..]
        )
}
