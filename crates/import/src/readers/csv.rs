//! Tables as text: values between commas or tabs, in quotes where they hold one (RFC 4180), in any encoding of offices.

use super::workbook::{CellTexts, WorkbookDraft};
use crate::model::DraftDocument;
use gongbao_office::{ReadGap, html::decode};

/// How many cells a table may have, empty ones included.
const CELLS: usize = 1_000_000;

/// Reads a table.
pub(super) fn read(bytes: &[u8]) -> Result<DraftDocument, ReadGap> {
    let text = decode(bytes);
    let first = text.lines().next().unwrap_or_default();
    let mark = if first.contains('\t') { '\t' } else { ',' };
    if text.matches([mark, '\n']).count() > CELLS {
        return Err(ReadGap::TooLarge);
    }
    let mut workbook = WorkbookDraft::default();
    let mut cells = CellTexts::new();
    for (row, values) in (0..).zip(rows(&text, mark)) {
        for (column, value) in (0..).zip(values) {
            let value = value.trim();
            if !value.is_empty() {
                workbook.count(value)?;
                cells.insert((row, column), value.to_owned());
            }
        }
    }
    workbook.push(String::new(), cells, &[]);
    Ok(workbook.finish())
}

/// The values of each row. A quote within quotes is written twice; a quote that nothing ends goes to the end.
fn rows(text: &str, mark: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(value) = row.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                value.push('"');
            }
            '"' if quoted || value.trim().is_empty() => quoted = !quoted,
            c if quoted => value.push(c),
            '\n' => rows.push(vec![String::new()]),
            '\r' => {}
            c if c == mark => row.push(String::new()),
            c => value.push(c),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn values_are_parted_as_programs_write_them() {
        let text = "名称,地址\r\n\"甲,乙\",\"一\n二\"\n\"他说\"\"好\"\"\",\n";
        let found = rows(text, ',');
        assert_eq!(found[1], ["甲,乙", "一\n二"]);
        assert_eq!(found[2], ["他说\"好\"", ""]);
    }
}
