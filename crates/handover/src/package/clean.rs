//! A text's HTML as an editor takes it. Only this file and `dress` name lol_html.
//!
//! A list says what may stay; of everything else only the content stays, so that no id or script gets through, and no class but
//! those that `dress` turns into looks.

use std::io;

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};

use crate::fragment::FragmentLink;
use gongbao_base::text::escape;
use gongbao_content::markdown::MARK;
use gongbao_render::letter::{ADDRESSEE, SIGNED};

/// The elements that stay, with the attributes that stay on them. A link and an image get theirs anew.
const ALLOWED: [(&str, &[&str]); 28] = [
    ("a", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("code", &[]),
    ("em", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("img", &["alt"]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["scope", "colspan", "rowspan"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    ("u", &[]),
];

/// The text with its marks turned into links that hold outside the site.
///
/// # Errors
/// When the HTML cannot be read, which ours can.
pub(super) fn html(html: &str, links: &[FragmentLink]) -> io::Result<String> {
    let handler = element!("*", |element| {
        rewrite(element, links)?;
        Ok(())
    });
    let settings =
        RewriteStrSettings::new().append_element_content_handler(handler).with_strict(false);
    rewrite_str(html, settings).map_err(io::Error::other)
}

fn rewrite(
    element: &mut Element<'_, '_>,
    links: &[FragmentLink],
) -> Result<(), lol_html::errors::AttributeNameError> {
    let tag = element.tag_name();
    let class = element.get_attribute("class").unwrap_or_default();
    // A caption that the writer did not write repeats the heading for screen readers; without styles all would read it.
    if matches!(tag.as_str(), "script" | "style" | "svg")
        || (tag == "caption" && class == "gb-unseen")
    {
        element.remove();
        return Ok(());
    }
    let Some((_, kept)) = ALLOWED.iter().find(|(name, _)| *name == tag) else {
        element.remove_and_keep_content();
        return Ok(());
    };
    let target = element.get_attribute("href").or_else(|| element.get_attribute("src"));
    let names: Vec<String> =
        element.attributes().iter().map(|attribute| attribute.name()).collect();
    let letter = tag == "p" && [ADDRESSEE, SIGNED].contains(&class.as_str());
    for name in names.iter().filter(|name| !kept.contains(&name.as_str())) {
        if !(letter && name == "class") {
            element.remove_attribute(name);
        }
    }
    let away = target
        .and_then(|target| target.strip_prefix(&MARK[1..])?.parse::<usize>().ok())
        .and_then(|number| links.get(number));
    match (tag.as_str(), away) {
        ("a", Some(FragmentLink::Address(address))) => {
            element.set_attribute("href", &escape(address))?
        }
        ("a", Some(FragmentLink::File(name, _))) => element.set_attribute("href", name)?,
        ("img", Some(FragmentLink::File(name, size))) => {
            element.set_attribute("src", name)?;
            if let Some((width, height)) = size {
                element.set_attribute("width", &width.to_string())?;
                element.set_attribute("height", &height.to_string())?;
            }
        }
        ("a", _) => element.remove_and_keep_content(),
        ("img", _) => element.remove(),
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{FragmentLink, html};

    #[test]
    fn only_what_an_editor_takes_stays() {
        let links = [
            FragmentLink::Address("https://a.example/?a=1&b=2".to_owned()),
            FragmentLink::Nowhere,
            FragmentLink::File("01-p.png".to_owned(), Some((3, 2))),
            FragmentLink::File("02-p.pdf".to_owned(), None),
        ];
        for (from, to) in [
            ("<h2 id=\"x\">一</h2>", "<h2>一</h2>"),
            ("<p class=\"y\">a<span class=\"gb-nb\">9:00</span>&lt;</p>", "<p>a9:00&lt;</p>"),
            ("<a href=\"gongbao:0\">x</a>", "<a href=\"https://a.example/?a=1&amp;b=2\">x</a>"),
            ("<a href=\"gongbao:1\">x</a>", "x"),
            ("<a href=\"gongbao:9\">x</a>", "x"),
            ("<a href=\"javascript:x\">x</a>", "x"),
            ("<a href=\"gongbao:3\">x</a>", "<a href=\"02-p.pdf\">x</a>"),
            (
                "<img src=\"gongbao:2\" alt=\"图\" loading=\"lazy\">",
                "<img alt=\"图\" src=\"01-p.png\" width=\"3\" height=\"2\">",
            ),
            ("<p class=\"gb-signed\">某街道办事处</p>", "<p class=\"gb-signed\">某街道办事处</p>"),
            ("<script>alert(1)</script><p onclick=\"x\">t</p>", "<p>t</p>"),
            (
                "<div class=\"gb-wide\" tabindex=\"0\"><table><caption class=\"gb-unseen\">t</caption><tr><th scope=\"col\" class=\"gb-num\">n</th></tr></table></div>",
                "<table><tr><th scope=\"col\">n</th></tr></table>",
            ),
            ("<data class=\"gb-nb\" value=\"3\">三支</data>", "三支"),
        ] {
            assert_eq!(html(from, &links).unwrap(), to, "{from}");
        }
    }
}
