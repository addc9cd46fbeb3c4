//! An item of a catalogue names a basis that is in force (BASE-04).

use super::{catalogues, column, item};
use crate::reading::Reading;
use gongbao_base::{codes, date::Date, finding::Finding};
use gongbao_content::document::Document;

codes! {
    CATALOGUE_BASIS = "BASE-04" Warning "目录的公开依据已过期" "an item rests on what is no longer in force"
        "法律援助法2022年1月1日起施行，目录不能只写法律援助条例。"
        "The Legal Aid Law is in force since 2022-01-01; an item cannot rest on the former regulations alone."
        P "法律援助法第七十一条";
}

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let law = Date::new(2022, 1, 1);
    let day = reading.file.document.and_then(Document::day);
    if day.is_some_and(|day| Some(day) < law) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for table in catalogues(reading) {
        let Some(basis) = column(table, &["公开依据"]) else { continue };
        for row in 1..table.rows.len() {
            let cell = table.cell(row, basis);
            if cell.contains("法律援助条例") && !cell.contains("法律援助法") {
                let place = reading.place(table.text, &table.rows[row][basis]);
                let about = item(table, row);
                findings.push(
                    Finding::new(&CATALOGUE_BASIS, place)
                        .says(
                            format!("目录事项“{about}”的依据已过期：法律援助条例"),
                            format!("the item “{about}” rests on 法律援助条例"),
                        )
                        .help("加上《中华人民共和国法律援助法》", "add 中华人民共和国法律援助法"),
                );
            }
        }
    }
    findings
}
