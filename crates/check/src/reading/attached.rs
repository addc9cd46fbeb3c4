//! The tables of an attachment, put together from the cells that were read of it.

use gongbao_content::published::{CELL, PublishedText, ROW, TABLE, visible};
use gongbao_office::{FileContents, Location, TextSpan};
use std::collections::BTreeMap;

/// Columns beyond are not put together.
const WIDEST: usize = 256;

/// Row and column of a cell, and the number of its span.
type CellSpan = (usize, usize, usize);

/// All tables of an attachment in one text. Where a stretch of it was written is the number of its span.
pub(crate) fn attached_tables(contents: &FileContents) -> PublishedText {
    let mut tables: BTreeMap<(usize, &str), Vec<CellSpan>> = BTreeMap::new();
    for (at, span) in contents.spans.iter().enumerate() {
        match &span.location {
            Location::TableCell(table, row, column) => {
                tables.entry((*table, "")).or_default().push((*row, *column, at));
            }
            Location::Cell(sheet, row, column) => {
                tables.entry((0, sheet)).or_default().push((*row, *column, at));
            }
            _ => {}
        }
    }
    let mut out = PublishedText::default();
    for mut cells in tables.into_values() {
        cells.sort_unstable();
        push_table(&mut out, &cells, &contents.spans);
    }
    out
}

/// Adds a table. What stands above its head in a row of one cell is its title.
fn push_table(out: &mut PublishedText, cells: &[CellSpan], spans: &[TextSpan]) {
    let rows = cells.chunk_by(|a, b| a.0 == b.0);
    let mut rows = rows.skip_while(|row| row.iter().all(|cell| cell.1 == row[0].1)).peekable();
    if rows.peek().is_none() {
        return;
    }
    out.push(&TABLE.to_string(), 0..0);
    for row in rows {
        out.push(&ROW.to_string(), 0..0);
        let mut column = 0;
        for (_, wanted, at) in row.iter().filter(|cell| cell.1 <= WIDEST) {
            if *wanted == column {
                out.push(" ", *at..*at);
            }
            while column < *wanted {
                out.push(&CELL.to_string(), 0..0);
                column += 1;
            }
            let text = visible(&spans[*at].text).replace(['\n', '\r'], " ");
            out.push(text.trim(), *at..*at);
        }
    }
    out.push("\n\n", 0..0);
}
