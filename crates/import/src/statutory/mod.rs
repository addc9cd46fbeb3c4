//! The statutory report on disclosure: its tables become 表二, 表三 and 表四 cell by cell, its parts get their official titles,
//! its figures are offered as 数据. Rows are known by what they say and by their group, never by their place.
//!
//! - `form_rows`: a table as rows of heads and values, merged cells known;
//! - `wording`, `number`: what a cell says;
//! - `issued`, `applications`, `reviews`: a table each, from rows to numbers;
//! - `reading`: what was read of a table, and what has to be asked;
//! - `sections`, `figures`: the text around the tables.

mod applications;
mod figures;
mod form_rows;
mod issued;
mod number;
mod reading;
mod reviews;
mod sections;
mod wording;

pub(crate) use self::figures::refer;
use self::{
    figures::FoundFigure,
    form_rows::FormRow,
    reading::{TableReading, to_field},
};
use crate::{
    front_matter::DraftField,
    model::{Block, DraftDocument, TableBlock, text},
};
use gongbao_content::kinds::Kind;

/// A table of the form: its number, and how it is read.
struct StatutoryReader {
    name: &'static str,
    label: &'static str,
    read: fn(&[FormRow]) -> Option<TableReading>,
}

const READERS: [StatutoryReader; 3] = [
    StatutoryReader { name: "table2", label: "表二", read: issued::read },
    StatutoryReader { name: "table3", label: "表三", read: applications::read },
    StatutoryReader { name: "table4", label: "表四", read: reviews::read },
];

/// Takes the statutory tables out of a report, and gives them as fields; what is uncertain in them is asked.
pub(crate) fn take(
    draft: &mut DraftDocument,
    kind: &Kind,
    fields: &mut Vec<DraftField>,
) -> Vec<FoundFigure> {
    if kind.name != "report" {
        return Vec::new();
    }
    let readings = take_tables(draft);
    let about = fields.iter().find(|field| field.name == "report_type");
    if readings.is_empty() && about.is_none_or(|about| !about.value.contains("信息公开")) {
        return figures::offer(draft, fields);
    }
    for (reader, reading) in READERS.iter().zip(readings) {
        if let Some(reading) = reading {
            fields.extend(to_field(reader.name, reader.label, reading, draft));
        }
    }
    sections::name_officially(draft);
    figures::offer(draft, fields)
}

/// What was read of each table; empty when there is none. Tables that were read leave the text.
fn take_tables(draft: &mut DraftDocument) -> Vec<Option<TableReading>> {
    let mut readings: [Option<TableReading>; 3] = [None, None, None];
    let mut at = 0;
    while let Some(block) = draft.blocks.get(at) {
        let Block::Table(table) = block else {
            at += 1;
            continue;
        };
        let rows = form_rows::rows(&table.cells);
        if issued::is_of_old_form(&rows) {
            draft.note(
                "表二是2021年以前的旧表式（本年新制作数量等），与现行表式不能对应，原样留在正文里",
                "table two has the form of before 2021, which has other rows; it stays in the text as it is",
            );
            at += 1;
            continue;
        }
        let mut found = false;
        for (reader, all) in READERS.iter().zip(&mut readings) {
            if let Some(reading) = (reader.read)(&rows) {
                found = true;
                match all {
                    Some(all) => all.join(reading),
                    None => *all = Some(reading),
                }
            }
        }
        if found { at = remove(draft, at) } else { at += 1 }
    }
    if readings.iter().all(Option::is_none) { Vec::new() } else { readings.into() }
}

/// Removes a table with the rows over its whole width that were moved out of it, and gives the place after it.
fn remove(draft: &mut DraftDocument, at: usize) -> usize {
    let Block::Table(TableBlock { moved: (above, below), .. }) = draft.blocks[at] else {
        return at;
    };
    let printed = |block: &Block| wording::is_part_of_form(&text(block.runs()));
    draft.blocks.remove(at);
    for _ in 0..below {
        if draft.blocks.get(at).is_some_and(printed) {
            draft.blocks.remove(at);
        }
    }
    let mut at = at;
    for _ in 0..above {
        if at.checked_sub(1).is_some_and(|before| printed(&draft.blocks[before])) {
            at -= 1;
            draft.blocks.remove(at);
        }
    }
    // The unit or the number of the table often stands in a line of its own.
    while at.checked_sub(1).is_some_and(|before| printed(&draft.blocks[before])) {
        at -= 1;
        draft.blocks.remove(at);
    }
    at
}
