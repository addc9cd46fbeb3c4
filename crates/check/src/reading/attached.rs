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
    let mut above = "";
    for table in lines.chunk_by(|a, b| a.contains('\t') == b.contains('\t')) {
        if table.len() < 2 || !table[0].contains('\t') {
            above = table.last().copied().unwrap_or_default();
            continue;
        }
        out.push(visible(above).trim(), span..span);
        out.push("\n\n", 0..0);
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

/// Adds a table, and before it what stands above its head.
fn push_table(out: &mut PublishedText, cells: &[CellSpan], spans: &[TextSpan]) {
    let rows: Vec<&[CellSpan]> = cells.chunk_by(|a, b| a.0 == b.0).collect();
    let Some(head) = head(&rows) else { return };
    for (_, _, at) in rows[..head].iter().copied().flatten() {
        out.push(visible(&spans[*at].text).trim(), *at..*at);
        out.push("\n", *at..*at);
    }
    out.push("\n", 0..0);
    out.push(&TABLE.to_string(), 0..0);
    let parted = rows.get(head + 1).filter(|below| is_parted(rows[head], below));
    let first: Vec<CellSpan> = match parted {
        Some(below) => {
            let mut both = [rows[head], below].concat();
            both.sort_by_key(|cell| (cell.1, cell.0));
            both
        }
        None => rows[head].to_vec(),
    };
    let below = rows.iter().copied().skip(head + 1 + usize::from(parted.is_some()));
    for row in std::iter::once(first.as_slice()).chain(below) {
        push_row(out, row, spans);
    }
    out.push("\n\n", 0..0);
}

/// Which row is the head: the first that is nearly as wide as the table, or parts the row below. Above it stand titles, who
/// fills it in, the day.
fn head(rows: &[&[CellSpan]]) -> Option<usize> {
    let near = &rows[..rows.len().min(10)];
    let widest = near.iter().map(|row| row.len()).max()?;
    let wide =
        |row: &[CellSpan]| row.iter().any(|cell| cell.1 != row[0].1) && row.len() * 4 >= widest * 3;
    (0..near.len()).find(|at| {
        wide(near[*at]) || near.get(at + 1).is_some_and(|below| is_parted(near[*at], below))
    })
}

/// Whether a row below fills the gaps of a head whose first cell goes over both rows.
fn is_parted(row: &[CellSpan], below: &[CellSpan]) -> bool {
    let has = |row: &[CellSpan], column| row.binary_search_by_key(&column, |cell| cell.1).is_ok();
    let (Some(first), Some(last)) = (row.first(), row.iter().chain(below).map(|cell| cell.1).max())
    else {
        return false;
    };
    let mut gaps = (first.1..=last).filter(|column| !has(row, *column)).peekable();
    row.len() > 1
        && !has(below, first.1)
        && gaps.peek().is_some()
        && gaps.all(|column| has(below, column))
}

/// Adds a row. Cells of one column stand together.
fn push_row(out: &mut PublishedText, row: &[CellSpan], spans: &[TextSpan]) {
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

#[cfg(test)]
mod tests {
    use super::attached_tables;
    use crate::reading::tables;
    use gongbao_office::{FileContents, Location, TextSpan};

    #[test]
    fn heads_are_told_from_what_stands_above() {
        let rows = [
            ["某某街道名单", "", "", ""],
            ["填报单位：某某街道", "", "", "2024年5月"],
            ["序号", "姓名", "联系方式", ""],
            ["", "", "电话", "村居"],
            ["1", "张某", "62345678", "甲村"],
        ];
        let mut contents = FileContents::default();
        for (row, cells) in (1..).zip(rows) {
            for (column, cell) in (1..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                let location = Location::TableCell(1, row, column);
                contents.spans.push(TextSpan { location, text: cell.to_owned() });
            }
        }
        let all = attached_tables(&contents);
        let [table] = &tables(&all)[..] else { panic!("{all:?}") };
        assert_eq!(table.title(), "某某街道名单\n填报单位：某某街道\n2024年5月");
        let rows: Vec<String> = table.labelled_rows().map(|row| row.text().to_owned()).collect();
        assert_eq!(rows, ["序号：1。姓名：张某。联系方式 电话：62345678。村居：甲村。"]);
    }

    #[test]
    fn columns_of_a_page_have_their_heads() {
        let text = "安排\n序号\t姓名\t微信号\n1\t张某\tzhangmou_6654\n另行通知。\n甲\t乙";
        let mut contents = FileContents::default();
        contents.spans.push(TextSpan { location: Location::Page(1), text: text.to_owned() });
        let all = attached_tables(&contents);
        let tables = tables(&all);
        assert_eq!(tables[0].title(), "安排");
        let rows: Vec<String> = tables
            .iter()
            .flat_map(|table| table.labelled_rows().map(|row| row.text().to_owned()))
            .collect();
        assert_eq!(rows, ["序号：1。姓名：张某。微信号：zhangmou_6654。"]);
    }
}
