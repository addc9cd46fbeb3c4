//! A table as open data: CSV (RFC 4180) and JSON.

use std::borrow::Cow;

use gongbao_content::kinds::declaration::Column;

/// A table of texts.
#[derive(Debug)]
pub struct DataTable {
    /// The file's name without ending.
    pub name: &'static str,
    /// What it holds, in Chinese.
    pub title: &'static str,
    /// Its columns, each with its name for programs and its Chinese label.
    pub columns: Vec<Column>,
    /// The rows, each with one text for each column; empty where a value is not known.
    pub rows: Vec<Vec<String>>,
}

impl DataTable {
    /// CSV with Chinese headers; it begins with a byte-order mark, without which Excel reads Chinese wrongly.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        push_line(&mut text, self.columns.iter().map(|column| column.label));
        for row in &self.rows {
            push_line(&mut text, row.iter().map(String::as_str));
        }
        text.into_bytes()
    }

    /// A JSON array of objects with English keys; values are texts as in the CSV.
    ///
    /// # Errors
    /// When a row cannot be written as JSON.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        let mut text = String::from("[\n");
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                text.push_str(",\n");
            }
            let cells = self.columns.iter().zip(row);
            let object: serde_json::Map<String, serde_json::Value> = cells
                .map(|(column, value)| (column.name.to_owned(), value.clone().into()))
                .collect();
            text.push_str(&serde_json::to_string(&object)?);
        }
        text.push_str("\n]\n");
        Ok(text.into_bytes())
    }
}

fn push_line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        // A spreadsheet would run what begins so; the quote before it makes it text, and numbers stay numbers.
        let cell =
            if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) };
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Whether a spreadsheet takes a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::{Column, DataTable};

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay() {
        let columns = vec![Column { name: "title", label: "标题" }];
        let cells =
            ["=1+1", "+HYPERLINK(\"x\")", "-2+3", "@SUM(A1)", "\t=1", "-5", "+1.5", "一-二"];
        let rows = cells.iter().map(|cell| vec![(*cell).to_owned()]).collect();
        let csv = DataTable { name: "a", title: "a", columns, rows }.csv();
        let expected = "\u{feff}标题\r\n'=1+1\r\n\"'+HYPERLINK(\"\"x\"\")\"\r\n'-2+3\r\n'@SUM(A1)\r\n'\t=1\r\n-5\r\n+1.5\r\n一-二\r\n";
        assert_eq!(String::from_utf8(csv).unwrap(), expected);
    }
}
