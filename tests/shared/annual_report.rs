//! Yearly reports on disclosure with tables that add up.

use gongbao_content::kinds::report::disclosure::{Applications, Issued, Reviews, SECTIONS};

/// The tables of a report: for each row its key and its cells.
pub(crate) type Tables = [Vec<(&'static str, Vec<f64>)>; 3];

/// Tables that add up: 23 outcomes of 1 in each column, 20 received, 5 carried in, 4 carried out.
fn right() -> Tables {
    let issued = Issued::FIELDS.iter().map(|field| {
        (
            field.label,
            match field.name {
                "rules" => vec![0.0, 0.0, 0.0],
                "normative" => vec![2.0, 1.0, 6.0],
                _ => vec![3.0],
            },
        )
    });
    let applications = Applications::FIELDS.iter().map(|field| {
        let each = match field.name {
            "received" => 20.0,
            "carried_in" => 5.0,
            "total" => 21.0,
            "carried_out" => 4.0,
            _ => 1.0,
        };
        (field.label, [vec![each; 6], vec![each * 6.0]].concat())
    });
    let reviews = Reviews::FIELDS.iter().map(|field| (field.label, vec![1.0, 2.0, 3.0, 4.0, 10.0]));
    [issued.collect(), applications.collect(), reviews.collect()]
}

/// The file of the report for a year.
pub(crate) fn text(year: u16, tables: &Tables) -> String {
    let mut text = format!(
        "---\ntitle: 测试街道办事处{year}年政府信息公开工作年度报告\npublished: {}-01-20\nyear: {year}\nreport_type: disclosure\n",
        year + 1
    );
    for (number, rows) in ["table2", "table3", "table4"].iter().zip(tables) {
        text.push_str(&format!("{number}:\n"));
        for (label, cells) in rows {
            text.push_str(&format!("  {label}: {cells:?}\n"));
        }
    }
    text.push_str("---\n");
    for section in SECTIONS {
        text.push_str(&format!("\n## {section}\n\n本部分的文字，说明情况和改进的办法。\n"));
    }
    text
}

/// Two years that follow from each other.
pub(crate) fn two_years() -> [Tables; 2] {
    let mut before = right();
    before[0][1].1 = vec![5.0, 0.0, 5.0];
    // What last year carried out is what this year carries in.
    let carried =
        |cells: &mut Vec<f64>, each: f64| *cells = [vec![each; 6], vec![each * 6.0]].concat();
    let rows = &mut before[1];
    let last = rows.len() - 1;
    carried(&mut rows[last].1, 5.0);
    carried(&mut rows[0].1, 21.0);
    [before, right()]
}
