//! One sheet as a table.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use calamine::{Dimensions, Xlsx};

use super::number_format::formatted;
use crate::model::{DraftDocument, InlineRun, TableGrid};
use gongbao_office::{ReadGap, column_letters, xlsx::SheetLayout};

/// How many cells a page's table may have.
const CELLS: usize = 100_000;

/// The texts of a sheet's cells by row and column, from 0.
type CellTexts = BTreeMap<(u32, u32), String>;

/// The cells of a sheet that are seen, without the empty margin; none when there are none.
pub(super) fn grid(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    layout: &SheetLayout,
    draft: &mut DraftDocument,
) -> Result<Option<TableGrid>, ReadGap> {
    // Without them each cell stands for itself.
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let cells = cell_texts(workbook, name, layout, draft)?;
    if cells.is_empty() {
        return Ok(None);
    }
    // Hidden and wholly empty rows and columns vanish; the others move together.
    let rows = order(cells.keys().map(|(row, _)| *row));
    let columns = order(cells.keys().map(|(_, column)| *column));
    if rows.len().saturating_mul(columns.len()) > CELLS {
        let last = columns.keys().next_back().map_or(0, |column| *column as usize + 1);
        let (rows, last) = (rows.len(), column_letters(last));
        draft.note(
            format!("工作表“{name}”太大（{rows}行，到{last}列），没有带过来：请作为附件发布"),
            format!("sheet `{name}` is too large ({rows} rows, up to column {last}) and was left out: attach the file"),
        );
        return Ok(None);
    }
    Ok(Some(arranged(cells, &merged, &rows, &columns)))
}

/// The texts of the cells that are seen.
fn cell_texts(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    layout: &SheetLayout,
    draft: &mut DraftDocument,
) -> Result<CellTexts, ReadGap> {
    let mut cells = CellTexts::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        draft.note(
            format!("“{name}”不是表格，没有带过来"),
            format!("`{name}` is no table and was left out"),
        );
        return Ok(cells);
    };
    let mut left_out = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| ReadGap::Broken)? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("", |format| format.format_code.as_str());
        let text = formatted(cell.get_value(), format);
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if layout.hides(row.saturating_add(1), column.saturating_add(1)) {
            left_out += 1;
            continue;
        }
        cells.insert((row, column), text);
    }
    if left_out > 0 {
        draft.note(
            format!("工作表“{name}”里隐藏的行和列没有带过来（{left_out}格有内容）"),
            format!("hidden rows and columns of sheet `{name}` were left out ({left_out} cells with content)"),
        );
    }
    Ok(cells)
}

/// The cells at their places among the rows and columns that stay.
fn arranged(
    cells: CellTexts,
    merged: &[Dimensions],
    rows: &BTreeMap<u32, usize>,
    columns: &BTreeMap<u32, usize>,
) -> TableGrid {
    let spans: BTreeMap<(u32, u32), (usize, usize)> = merged
        .iter()
        .map(|span| {
            let high = rows.range(span.start.0..=span.end.0.max(span.start.0)).count();
            let wide = columns.range(span.start.1..=span.end.1.max(span.start.1)).count();
            (span.start, (high, wide))
        })
        .collect();
    let mut grid = TableGrid::default();
    for ((row, column), text) in cells {
        let (Some(r), Some(c)) = (rows.get(&row), columns.get(&column)) else { continue };
        let span = spans.get(&(row, column)).copied().unwrap_or((1, 1));
        grid.put(*r, *c, span, lines(&text));
    }
    grid
}

/// Each number's place among all of them.
fn order(numbers: impl Iterator<Item = u32>) -> BTreeMap<u32, usize> {
    let all: BTreeSet<u32> = numbers.collect();
    all.into_iter().enumerate().map(|(at, number)| (number, at)).collect()
}

/// A text with its line breaks.
fn lines(text: &str) -> Vec<InlineRun> {
    let mut runs = Vec::new();
    for line in text.lines() {
        if !runs.is_empty() {
            runs.push(InlineRun::line_break());
        }
        runs.push(InlineRun::plain(line));
    }
    runs
}
