//! What is wrong with a template, as a finding at its place.

use tera::ErrorKind;

use super::folder::FOLDER;
use crate::codes::BAD_TEMPLATE;
use gongbao_base::finding::{Finding, Place};

pub(super) fn finding(error: &tera::Error) -> Finding {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let length = if span.end_line == span.start_line {
                span.end_col.saturating_sub(span.start_col)
            } else {
                1
            };
            let place = Place::at(
                &format!("{FOLDER}/{}", report.filename()),
                span.start_line,
                span.start_col + 1,
                length.max(1),
            );
            Finding::new(&BAD_TEMPLATE, place)
                .says(
                    format!("模板有误：{}", report.message()),
                    format!("the template is wrong: {}", report.message()),
                )
                .help(
                    "改正这一处，或删去自己的这个文件，用回内置模板",
                    "mend it, or remove your file to return to the built-in template",
                )
        }
        _ => {
            let text = error.to_string();
            let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
            Finding::new(&BAD_TEMPLATE, place_in(&text).unwrap_or_else(|| Place::file(FOLDER)))
                .says(format!("主题有误：{message}"), format!("the theme is wrong: {message}"))
                .help(
                    "核对过滤器、组件和模板之间的引用",
                    "check filters, components and how the templates refer to each other",
                )
        }
    }
}

/// The place that a report names in its line ` --> FILE:LINE:COLUMN`; some errors tell it only there.
fn place_in(report: &str) -> Option<Place> {
    let line = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = line.rsplitn(3, ':');
    let column = parts.next()?.trim().parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some(Place::at(&format!("{FOLDER}/{}", parts.next()?), line, column, 1))
}
