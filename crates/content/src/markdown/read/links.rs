//! The links and images of a text.

use super::{state::ReadState, target::target};
use crate::{
    codes,
    markdown::body::{Link, LinkTarget},
};
use gongbao_base::finding::Finding;

/// Takes a link, or an image, that begins at a line and column.
pub(super) fn take(
    state: &mut ReadState<'_>,
    at: (usize, usize),
    url: &str,
    image: bool,
    text: String,
) {
    let place = state.place(at, 1);
    let target = target(state.context.file, url, image).unwrap_or_else(|why| {
        state.findings.push(why.finding(place.clone(), url));
        LinkTarget::Nowhere
    });
    state.body.links.push(Link { target, image, text, place });
}

/// Takes an image that begins at a line and column, with its description.
pub(super) fn take_image(state: &mut ReadState<'_>, at: (usize, usize), url: &str, alt: &str) {
    let alt = alt.trim();
    let file_name =
        url.rsplit('/').next().is_some_and(|name| !alt.is_empty() && name.starts_with(alt));
    if alt.is_empty() || alt == "图片" || file_name {
        let place = state.place(at, 4 + alt.chars().count() + url.chars().count());
        state.findings.push(
            Finding::new(&codes::NO_ALT, place)
                .says(
                    format!("图片没有文字说明：{url}"),
                    format!("an image without alternative text: {url}"),
                )
                .help(
                    "在方括号里写明图片内容：![服务站外景](…)",
                    "say in the brackets what it shows: ![…](…)",
                ),
        );
    }
    take(state, at, url, true, alt.to_owned());
}
