//! Excel workbooks to blocks: a table a sheet, values as the sheet shows them, hidden parts left out.

mod sheet;

use calamine::{Reader as _, SheetVisible};

use super::workbook::WorkbookDraft;
use crate::model::DraftDocument;
use gongbao_office::{
    ReadGap,
    opc::OpcPackage,
    xlsx::{SheetLayout, open},
};

/// Reads a workbook.
pub(super) fn read(package: &OpcPackage, bytes: &[u8]) -> Result<DraftDocument, ReadGap> {
    let mut workbook = open(package, bytes)?;
    let mut made = WorkbookDraft::default();
    let sheets = workbook.sheets_metadata().to_vec();
    let seen = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).count();
    for sheet in sheets {
        let name = sheet.name;
        if sheet.visible != SheetVisible::Visible {
            made.note_hidden(&name);
            continue;
        }
        let layout = SheetLayout::read(package, &name);
        // Without them each cell stands for itself.
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged: Vec<_> = merged
            .iter()
            .map(|area| (area.start.0, area.end.0, area.start.1, area.end.1))
            .collect();
        let cells = sheet::cell_texts(&mut workbook, &name, seen > 1, &layout, &mut made)?;
        made.push(name, cells, &merged);
    }
    let mut draft = made.finish();
    note_left_out(package, &mut draft);
    Ok(draft)
}

/// Notes what stands in the file and was left where it is.
fn note_left_out(package: &OpcPackage, draft: &mut DraftDocument) {
    let drawings = package
        .below("xl/")
        .filter(|n| n.starts_with("xl/charts/chart") || n.starts_with("xl/media/"))
        .count();
    if drawings > 0 {
        draft.note(
            format!("{drawings}个图表或图片没有带过来"),
            format!("{drawings} chart(s) or picture(s) were left out"),
        );
    }
    let comments = package.below("xl/comments").count();
    if comments > 0 {
        draft.note("批注没有带过来", "comments were left out");
    }
}
