//! A table as open data: CSV (RFC 4180) and JSON.

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
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
