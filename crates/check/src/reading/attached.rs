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
    for (at, span) in contents.spans.iter().enumerate() {
        if let Location::Page(_) = span.location {
            push_page_tables(&mut out, &span.text, at);
        }
    }
    out
}

/// Adds the tables of a page of fixed layout: lines one after the other whose texts stand in columns.
fn push_page_tables(out: &mut PublishedText, page: &str, span: usize) {
    let lines: Vec<&str> = page.lines().collect();
    for table in lines.chunk_by(|a, b| a.contains('\t') == b.contains('\t')) {
        if table.len() < 2 || !table[0].contains('\t') {
            continue;
        }
        out.push(&TABLE.to_string(), 0..0);
        for row in table {
            out.push(&ROW.to_string(), 0..0);
            for cell in row.split('\t').take(WIDEST) {
                out.push(&CELL.to_string(), 0..0);
                out.push(visible(cell).trim(), span..span);
            }
        }
        out.push("\n\n", 0..0);
    }
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

#[cfg(test)]
mod tests {
    use super::attached_tables;
    use crate::reading::tables;
    use gongbao_office::{FileContents, Location, TextSpan};

    #[test]
    fn columns_of_a_page_have_their_heads() {
        let text = "安排\n序号\t姓名\t微信号\n1\t张某\tzhangmou_6654\n另行通知。\n甲\t乙";
        let mut contents = FileContents::default();
        contents.spans.push(TextSpan { location: Location::Page(1), text: text.to_owned() });
        let all = attached_tables(&contents);
        let tables = tables(&all);
        let rows: Vec<String> = tables
            .iter()
            .flat_map(|table| table.labelled_rows().map(|row| row.text().to_owned()))
            .collect();
        assert_eq!(rows, ["序号：1。姓名：张某。微信号：zhangmou_6654。"]);
    }
}
