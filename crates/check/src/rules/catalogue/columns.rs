//! A catalogue has its nine columns (BASE-01).

use super::{catalogues, missing};
use crate::reading::Reading;
use gongbao_base::{codes, finding::Finding};

codes! {
    CATALOGUE_COLUMNS = "BASE-01" Warning "标准目录缺列" "the standard catalogue lacks a column"
        "标准目录有公开事项、内容、依据、时限、主体、渠道和载体、对象、方式、层级九列。"
        "The standard catalogue has nine columns: item, content, basis, time, who, channel, for whom, way, level."
        S "国办发〔2019〕54号；各地基层政务公开标准目录";
}

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let tables = catalogues(reading).into_iter();
    let lacking =
        tables.map(|table| (table, missing(table))).filter(|(_, lacks)| !lacks.is_empty());
    lacking
        .map(|(table, missing)| {
            let names = missing.join("、");
            let place = reading.place(table.text, &table.rows[0][0]);
            Finding::new(&CATALOGUE_COLUMNS, place)
                .says(format!("标准目录缺列：{names}"), format!("the catalogue lacks: {names}"))
                .help(
                    "照区里印发的目录补上",
                    "add them from the catalogue that the district issued",
                )
        })
        .collect()
}
