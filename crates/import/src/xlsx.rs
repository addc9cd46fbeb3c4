//! Excel workbooks to blocks: a table a sheet, values as the sheet shows them, hidden parts left out.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, open_workbook_from_rs};

use super::{
    blocks::{Block, Draft, Run, text},
    cells::Grid,
};
use gongbao_office::{
    Gap,
    package::Package,
    spot::letters,
    xlsx::{Hidden, hidden, shown},
};

/// How many cells a page's table may have.
const CELLS: usize = 100_000;

/// Reads a workbook.
pub(super) fn read(package: &Package, bytes: &[u8]) -> Result<Draft, Gap> {
    let mut workbook: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => Gap::Encrypted,
            _ => Gap::Broken,
        })?;
    let mut draft = Draft::default();
    let sheets = workbook.sheets_metadata().to_vec();
    let mut sections: Vec<(String, Vec<Block>)> = Vec::new();
    for sheet in sheets {
        let name = sheet.name;
        if sheet.visible != SheetVisible::Visible {
            draft.tell(
                format!("隐藏的工作表“{name}”没有带过来"),
                format!("the hidden sheet `{name}` was left out"),
            );
            continue;
        }
        let hidden = hidden(package, &name);
        if let Some(grid) = grid(&mut workbook, &name, &hidden, &mut draft)? {
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
            draft.blocks.push(Block::Heading(1, vec![Run::plain(name)]));
        }
        draft.blocks.extend(blocks);
    }
    let beside = package
        .below("xl/")
        .filter(|n| n.starts_with("xl/charts/chart") || n.starts_with("xl/media/"))
        .count();
    if beside > 0 {
        draft.tell(
            format!("{beside}个图表或图片没有带过来"),
            format!("{beside} chart(s) or picture(s) were left out"),
        );
    }
    let comments = package.below("xl/comments").count();
    if comments > 0 {
        draft.tell("批注没有带过来", "comments were left out");
    }
    Ok(draft)
}

/// The cells of a sheet that are seen, without the empty margin; none when there are none.
fn grid(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    hidden: &Hidden,
    draft: &mut Draft,
) -> Result<Option<Grid>, Gap> {
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut left_out = 0;
    let mut cells: BTreeMap<(u32, u32), String> = BTreeMap::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        draft.tell(
            format!("“{name}”不是表格，没有带过来"),
            format!("`{name}` is no table and was left out"),
        );
        return Ok(None);
    };
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Gap::Broken)? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map_or("", |format| format.format_code.as_str());
        let text = formatted(cell.get_value(), format);
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if hidden.has(row.saturating_add(1), column.saturating_add(1)) {
            left_out += 1;
            continue;
        }
        cells.insert((row, column), text);
    }
    if left_out > 0 {
        draft.tell(
            format!("工作表“{name}”里隐藏的行和列没有带过来（{left_out}格有内容）"),
            format!("hidden rows and columns of sheet `{name}` were left out ({left_out} cells with content)"),
        );
    }
    if cells.is_empty() {
        return Ok(None);
    }
    // Hidden and wholly empty rows and columns vanish; the others move together.
    let rows = order(cells.keys().map(|(row, _)| *row));
    let columns = order(cells.keys().map(|(_, column)| *column));
    if rows.len().saturating_mul(columns.len()) > CELLS {
        let last = columns.keys().next_back().map_or(0, |column| *column as usize + 1);
        draft.tell(
            format!("工作表“{name}”太大（{}行，到{}列），没有带过来：请作为附件发布", rows.len(), letters(last)),
            format!("sheet `{name}` is too large ({} rows, up to column {}) and was left out: attach the file", rows.len(), letters(last)),
        );
        return Ok(None);
    }
    let spans: BTreeMap<(u32, u32), (usize, usize)> = merged
        .iter()
        .map(|span| {
            let high = rows.range(span.start.0..=span.end.0.max(span.start.0)).count();
            let wide = columns.range(span.start.1..=span.end.1.max(span.start.1)).count();
            (span.start, (high, wide))
        })
        .collect();
    let mut grid = Grid::default();
    for ((row, column), text) in cells {
        let (Some(r), Some(c)) = (rows.get(&row), columns.get(&column)) else { continue };
        let span = spans.get(&(row, column)).copied().unwrap_or((1, 1));
        grid.put(*r, *c, span, lines(&text));
    }
    Ok(Some(grid))
}

/// Each number's place among all of them.
fn order(numbers: impl Iterator<Item = u32>) -> BTreeMap<u32, usize> {
    let all: std::collections::BTreeSet<u32> = numbers.collect();
    all.into_iter().enumerate().map(|(at, number)| (number, at)).collect()
}

/// A text with its line breaks.
fn lines(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for line in text.lines() {
        if !runs.is_empty() {
            runs.push(Run::line_break());
        }
        runs.push(Run::plain(line));
    }
    runs
}

/// A value as the sheet shows it, for the formats that change what is read: decimals, thousands, percent.
fn formatted(value: &DataRef<'_>, format: &str) -> String {
    let number = match value {
        DataRef::Float(number) => *number,
        #[allow(clippy::cast_precision_loss, reason = "no sheet holds whole numbers beyond 2^53")]
        DataRef::Int(number) => *number as f64,
        _ => return shown(value),
    };
    let format = format.split(';').next().unwrap_or_default();
    let percent = format.contains('%');
    let plain = format.chars().all(|c| matches!(c, '0' | '#' | '?' | '.' | ',' | '%'));
    if format.is_empty() || !plain {
        return shown(value);
    }
    let decimals = format
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
    let decimals = decimals.min(15);
    // As sheets round: by the decimal digits, halves away from zero. The floating number may lie a hair below the half.
    let power = 10f64.powi(i32::try_from(decimals).unwrap_or_default());
    let scaled = if percent { number * 100.0 } else { number } * power;
    let text = format!("{:.decimals$}", (scaled * (1.0 + 1e-13)).round() / power);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.find('.').map_or((text, ""), |at| text.split_at(at));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if format.contains(",#") && at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest + if percent { "%" } else { "" }
}

#[cfg(test)]
mod tests {
    use calamine::DataRef;

    use super::formatted;

    #[test]
    fn numbers_are_shown_as_in_the_sheet() {
        let of = |number, format| formatted(&DataRef::Float(number), format);
        assert_eq!(of(0.1235, "0.0%"), "12.4%");
        assert_eq!(of(1.005, "0.00"), "1.01");
        assert_eq!(of(1_234_567.5, "#,##0.00"), "1,234,567.50");
        assert_eq!(of(-1234.0, "#,##0"), "-1,234");
        assert_eq!(of(12.5, "General"), "12.5");
        assert_eq!(of(13_800_138_000.0, "0"), "13800138000");
    }
}
