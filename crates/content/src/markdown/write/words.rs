//! The words of a text: placeholders filled in, document numbers, dates and amounts kept on one line.

use std::fmt::{self, Write as _};

use comrak::html::Context as Html;

use super::state::HtmlState;
use crate::{
    figures::{self, Meaning},
    markdown::stretches::{TextStretch, each_stretch},
    nowrap,
};
use gongbao_base::text;

/// Writes a text with its placeholders filled in.
pub(super) fn write(html: &mut Html<'_, '_, HtmlState<'_>>, text: &str) -> fmt::Result {
    if !text.bytes().any(|b| b.is_ascii_digit() || b == b'{') {
        return html.escape(text);
    }
    let context = html.user.context;
    let mut out = String::with_capacity(text.len() + 64);
    each_stretch(text, |stretch| match stretch {
        TextStretch::Plain(text) => push_unbroken(&mut out, text),
        TextStretch::Placeholder(name, _) => {
            match figures::meaning(name, context.figures, &context.settings.org) {
                Some(Meaning::Figure { index, shown }) => {
                    let value = figures::number(context.figures[index].value);
                    let _ = write!(
                        out,
                        "<data class=\"gb-nb\" value=\"{value}\">{}</data>",
                        text::escape(&shown)
                    );
                }
                Some(Meaning::Office(shown)) => push_unbroken(&mut out, &shown),
                Some(Meaning::OfficeUnknown(_)) => {
                    let _ = write!(out, "<span class=\"gb-unknown\">{}</span>", figures::UNKNOWN);
                }
                None => {}
            }
        }
    });
    html.write_str(&out)
}

fn push_unbroken(out: &mut String, text: &str) {
    nowrap::stretches(text, |part, keep| {
        if keep {
            out.push_str("<span class=\"gb-nb\">");
        }
        text::push_escaped(out, part);
        if keep {
            out.push_str("</span>");
        }
    });
}
