//! Excel workbooks to blocks: a table a sheet, values as the sheet shows them, hidden parts left out.

mod number_format;
mod sheet;

use calamine::{Reader as _, SheetVisible};

use crate::model::{Block, DraftDocument, InlineRun, text};
use gongbao_office::{
    ReadGap,
    opc::OpcPackage,
    xlsx::{SheetLayout, open},
};

/// Reads a workbook.
pub(super) fn read(package: &OpcPackage, bytes: &[u8]) -> Result<DraftDocument, ReadGap> {
    let mut workbook = open(package, bytes)?;
    let mut draft = DraftDocument::default();
    let sheets = workbook.sheets_metadata().to_vec();
    let mut sections: Vec<(String, Vec<Block>)> = Vec::new();
    for sheet in sheets {
        let name = sheet.name;
        if sheet.visible != SheetVisible::Visible {
            draft.note(
                format!("隐藏的工作表“{name}”没有带过来"),
                format!("the hidden sheet `{name}` was left out"),
            );
            continue;
        }
        let layout = SheetLayout::read(package, &name);
        if let Some(grid) = sheet::grid(&mut workbook, &name, &layout, &mut draft)? {
            grid.finish(&mut draft);
        }
        sections.push((name, std::mem::take(&mut draft.blocks)));
    }
    sections.retain(|(_, blocks)| !blocks.is_empty());
    if let Some((_, blocks)) = sections.first_mut()
        && let Some(Block::Paragraph(runs)) = blocks.first()
        && blocks.len() > 1
    {
        // The line over the first table.
        draft.title = Some(text(runs).replace('\n', "").trim().to_owned());
        blocks.remove(0);
    }
    let named = sections.len() > 1;
    for (name, blocks) in sections {
        if named {
            draft.blocks.push(Block::Heading(1, vec![InlineRun::plain(name)]));
        }
        draft.blocks.extend(blocks);
    }
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
