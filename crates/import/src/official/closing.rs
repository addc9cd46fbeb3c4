//! The closing of a document: the organisations that issue it and the day, at the right below the text. It keeps its place.

use super::words::{is_organisation, squeezed, unsealed};
use crate::model::{Alignment, Block, DraftDocument, text};
use gongbao_base::date::Date;
use gongbao_content::dates;

/// A closing.
pub(super) struct Closing {
    /// The organisations, none when only the day stands there.
    pub(super) organisations: Vec<String>,
    /// The day; none when something of it is missing.
    pub(super) date: Option<Date>,
    /// The block of the day.
    pub(super) at: usize,
    /// The lines as they stand there.
    pub(super) text: String,
}

/// The first closing with organisations, since texts that are attached may have one of their own; else a day below the text.
pub(super) fn find(draft: &DraftDocument) -> Option<Closing> {
    let found: Vec<Closing> =
        (1..draft.blocks.len()).filter_map(|at| closing(&draft.blocks, at)).collect();
    let signed = found.iter().position(|closing| !closing.organisations.is_empty());
    let at = signed.or_else(|| found.len().checked_sub(1))?;
    let closing = found.into_iter().nth(at)?;
    let near_end = closing.at + 8 >= draft.blocks.len();
    (near_end || !closing.organisations.is_empty()).then_some(closing)
}

fn closing(blocks: &[Block], at: usize) -> Option<Closing> {
    let block = &blocks[at];
    if !matches!(block, Block::Paragraph(_) | Block::Aligned(..)) {
        return None;
    }
    let own = text(block.runs());
    let mut lines: Vec<&str> = own.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = lines.pop()?;
    let mut organisations: Vec<String> = Vec::new();
    let date = match dates::only(last) {
        Some(date) => Some(date),
        None if dates::is_incomplete(last) => None,
        None => {
            // 某某街道办事处　2024年5月6日 in one line.
            let (name, day) = split_day(last)?;
            organisations.push(name);
            Some(day)
        }
    };
    let mut above: Vec<(String, bool)> =
        lines.iter().rev().map(|line| ((*line).to_owned(), false)).collect();
    if lines.is_empty() {
        for block in blocks[..at].iter().rev().take(4) {
            let right = matches!(block, Block::Aligned(Alignment::Right, _));
            let (Block::Paragraph(runs) | Block::Aligned(_, runs)) = block else { break };
            let lines = text(runs);
            above.extend(lines.lines().rev().map(|line| (line.trim().to_owned(), right)));
        }
    }
    for (line, right) in above.iter().filter(|(line, _)| !line.is_empty()) {
        let plain = squeezed(line);
        let names = several(line);
        if is_organisation(&plain) && names.is_none() {
            organisations.insert(0, unsealed(&plain).to_owned());
        } else if let Some(names) = names {
            organisations.splice(0..0, names);
        } else if *right && plain.chars().count() <= 30 && !plain.contains(['。', '：', '，']) {
            organisations.insert(0, unsealed(&plain).to_owned());
        } else {
            break;
        }
    }
    if date.is_none() && organisations.is_empty() {
        return None;
    }
    let first = organisations.first().map_or(last, String::as_str);
    let text = format!("{first} … {last}");
    Some(Closing { organisations, date, at, text })
}

/// Several organisations in one line with space between them.
fn several(line: &str) -> Option<Vec<String>> {
    let names: Vec<&str> =
        line.split([' ', '\u{3000}', '\t']).filter(|name| !name.is_empty()).collect();
    let all = names.len() > 1
        && names.iter().all(|name| name.chars().count() > 3 && is_organisation(name));
    all.then(|| names.into_iter().map(|name| unsealed(name).to_owned()).collect())
}

/// An organisation and a day in one line.
fn split_day(line: &str) -> Option<(String, Date)> {
    line.char_indices().skip(3).find_map(|(at, _)| {
        let (name, day) = line.split_at(at);
        let day = dates::only(day)?;
        is_organisation(name.trim()).then(|| (unsealed(&squeezed(name)).to_owned(), day))
    })
}
