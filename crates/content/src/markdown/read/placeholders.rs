//! The placeholders of a text, which stand for figures and for details of the office.

use super::state::ReadState;
use crate::{
    codes,
    fields::nearest,
    figures::{self, Meaning, OFFICE_NAMES, UNKNOWN},
    markdown::{
        context::TextContext,
        stretches::{TextStretch, each_stretch},
    },
    settings::FILE,
};
use gongbao_base::finding::{Finding, Place};

/// Takes the placeholders of a text that begins at a line and column.
pub(super) fn take(state: &mut ReadState<'_>, (line, column): (usize, usize), text: &str) {
    let mut found = Vec::new();
    each_stretch(text, |stretch| {
        if let TextStretch::Placeholder(name, at) = stretch {
            found.push((name.to_owned(), text[..at].chars().count()));
        }
    });
    for (name, offset) in found {
        let place = state.place((line, column + offset), name.chars().count() + 4);
        placeholder(state, &name, place);
    }
}

fn placeholder(state: &mut ReadState<'_>, name: &str, place: Place) {
    let TextContext { figures, settings, .. } = *state.context;
    match figures::meaning(name, figures, &settings.org) {
        Some(Meaning::Figure { index, .. }) => state.body.figures.push(index),
        Some(Meaning::Office(_)) => {}
        Some(Meaning::OfficeUnknown(label)) => {
            let org = settings.key("org");
            state.findings.push(
                Finding::new(&codes::ORG_INCOMPLETE, place)
                    .says(
                        format!("{label}未知，页面上显示“{UNKNOWN}”"),
                        format!("`{name}` is not known; the page shows {UNKNOWN}"),
                    )
                    .help(
                        format!("查到后写入 {FILE} 的“{org}”"),
                        format!("add it under `{org}` in {FILE}"),
                    ),
            );
        }
        None => {
            let finding = unknown(state.context, name, place);
            state.findings.push(finding);
        }
    }
}

fn unknown(context: &TextContext<'_>, name: &str, place: Place) -> Finding {
    let figures = context.figures;
    let finding = Finding::new(&codes::UNKNOWN_FIGURE, place)
        .says(format!("没有编号“{name}”"), format!("nothing is called `{name}`"));
    let ids = figures.iter().map(|figure| figure.id.0.as_str());
    if let Some(near) = nearest(name, ids.chain(OFFICE_NAMES.split(", "))) {
        return finding
            .help(format!("是不是 {{{{{near}}}}}？"), format!("did you mean {{{{{near}}}}}?"));
    }
    if figures.is_empty() {
        return finding
            .help("可用的有 org.name、org.phone 等", format!("known are {OFFICE_NAMES}"));
    }
    let key = context.keys.name("figures");
    finding.help(
        format!("写本文件“{key}”里的编号，或 org.name、org.phone 等"),
        format!("name one of this file's `{key}`, or {OFFICE_NAMES}"),
    )
}
