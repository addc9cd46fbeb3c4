//! A plain HTML page to print and file: a title, a line under it, a table.

use gongbao_base::text::escape;

/// A page with one table. Cells are text; a line break in one begins a new line.
#[must_use]
pub fn table(title: &str, note: &str, head: &[&str], rows: &[Vec<String>]) -> String {
    let cell = |name: &str, text: &str| {
        let lines: Vec<String> = text.lines().map(escape).collect();
        format!("<{name}>{}</{}>", lines.join("<br>"), name.split(' ').next().unwrap_or(name))
    };
    let head: String = head.iter().map(|text| cell("th scope=\"col\"", text)).collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate();
            let cells: String = cells
                .map(|(at, text)| cell(if at == 0 { "th scope=\"row\"" } else { "td" }, text))
                .collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    let (title, note) = (escape(title), escape(note));
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>\n<p>{note}</p>\n<div><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n</body>\n</html>\n"
    )
}

const STYLE: &str = "\
:root { color-scheme: light dark; font: 16px/1.7 system-ui, 'Noto Sans CJK SC', sans-serif; }
body { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; line-height: 1.4; }
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 38rem; }
th, td { border: 1px solid; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th, tbody th { white-space: nowrap; }
td:nth-last-child(2) { white-space: nowrap; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { max-width: none; padding: 0; } tr { break-inside: avoid; } }
";
