//! The cells of one sheet as it shows them.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Xlsx};

use super::super::{
    number_format::formatted,
    workbook::{CellTexts, WorkbookDraft},
};
use crate::model::EmptyFormula;
use gongbao_office::{ReadGap, column_letters, xlsx::SheetLayout};

/// The texts of the cells that are seen; formulas without a value stand there themselves. With `named`, cells are told with
/// the name of their sheet.
pub(super) fn cell_texts(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    named: bool,
    layout: &SheetLayout,
    made: &mut WorkbookDraft,
) -> Result<CellTexts, ReadGap> {
    let mut cells = CellTexts::new();
    let formulas = formulas(workbook, name, made)?;
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        made.draft.note(
            format!("“{name}”不是表格，没有带过来"),
            format!("`{name}` is no table and was left out"),
        );
        return Ok(cells);
    };
    let mut left_out = 0;
    let mut hides = |row: u32, column: u32| {
        let hidden = layout.hides(row.saturating_add(1), column.saturating_add(1));
        left_out += usize::from(hidden);
        hidden
    };
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| ReadGap::Broken)? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("", |format| format.format_code.as_str());
        let text = formatted(cell.get_value(), format);
        let (row, column) = cell.get_position();
        if !text.is_empty() && !hides(row, column) {
            made.count(&text)?;
            cells.insert((row, column), text);
        }
    }
    for ((row, column), formula) in formulas {
        if cells.contains_key(&(row, column)) || hides(row, column) {
            continue;
        }
        let place = format!("{}{}", column_letters(column as usize + 1), u64::from(row) + 1);
        let cell = if named { format!("{name}!{place}") } else { place };
        let empty = EmptyFormula { cell, formula };
        cells.insert((row, column), empty.shown());
        made.draft.formulas.push(empty);
    }
    made.note_left_out(name, left_out);
    Ok(cells)
}

/// The formulas of a sheet that have no stored value, by row and column.
fn formulas(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    made: &mut WorkbookDraft,
) -> Result<BTreeMap<(u32, u32), String>, ReadGap> {
    let mut formulas = BTreeMap::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(formulas) };
    while let Some(cell) = reader.next_cell_with_formula().map_err(|_| ReadGap::Broken)? {
        // An empty text is a value too: the formula gave nothing to show.
        if let (Some(formula), DataRef::Empty) = (cell.formula, cell.value) {
            made.count(&formula)?;
            formulas.insert(cell.pos, formula);
        }
    }
    Ok(formulas)
}
