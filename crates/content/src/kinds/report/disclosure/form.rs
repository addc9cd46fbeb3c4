//! The statutory tables as the form prints them (国办公开办函〔2021〕30号 [S]): heads of groups, items of the regulations,
//! wording of rows, and the sum that the form asks for. Pages print it, and import reads tables by it.

use crate::fields::Field;

/// What table three says of its own sums, in its corner.
pub const BALANCE: &str =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// The head over all columns of table three.
pub const APPLICANTS: &str = "申请人情况";

/// The head over the columns of organisations in table three.
pub const ORGANISATIONS: &str = "法人或其他组织";

/// What table three calls all that was done with applications.
pub const OUTCOMES: &str = "三、本年度办理结果";

/// The head over the rows of each part of table two.
pub const CONTENT: &str = "信息内容";

/// A part of table two.
#[derive(Clone, Copy, Debug)]
pub struct IssuedPart {
    /// The item of article 20 of the regulations.
    pub item: &'static str,
    /// The heads of its columns.
    pub columns: &'static [&'static str],
    /// Its rows, by their English names.
    pub rows: &'static [&'static str],
}

/// The parts of table two.
pub const ISSUED_PARTS: [IssuedPart; 4] = [
    IssuedPart {
        item: "第二十条第（一）项",
        columns: &super::ISSUED_COLUMNS,
        rows: &["rules", "normative"],
    },
    IssuedPart { item: "第二十条第（五）项", columns: &["本年处理决定数量"], rows: &["permits"] },
    IssuedPart {
        item: "第二十条第（六）项",
        columns: &["本年处理决定数量"],
        rows: &["penalties", "measures"],
    },
    IssuedPart {
        item: "第二十条第（八）项",
        columns: &["本年收费金额（单位：万元）"],
        rows: &["fees"],
    },
];

/// Rows whose wording on the form is longer than their key.
const IN_FULL: [(&str, &str); 3] = [
    ("partly", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("late", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
];

/// The heads of a row of table three, from the outermost to the item.
#[must_use]
pub fn application_heads(row: &Field) -> Vec<&'static str> {
    let mut heads = match row.label.split_once('：') {
        Some((group, item)) => vec![group, item],
        None => vec![row.label],
    };
    if let Some((_, text)) = IN_FULL.iter().find(|(name, _)| *name == row.name) {
        heads.pop();
        heads.push(text);
    }
    if heads[0].starts_with('（') {
        heads.insert(0, OUTCOMES);
    }
    heads
}

/// The heads over a stretch of table four, from the outermost.
#[must_use]
pub fn review_heads(row: &Field) -> Vec<&'static str> {
    row.label.split('：').collect()
}

#[cfg(test)]
mod tests {
    use super::{super::Applications, ISSUED_PARTS, application_heads};

    #[test]
    fn every_row_of_the_form_has_its_heads() {
        let heads: Vec<String> = Applications::FIELDS
            .iter()
            .map(|field| application_heads(field).join("｜"))
            .collect();
        assert_eq!(heads[0], "一、本年新收政府信息公开申请数量");
        assert_eq!(heads[2], "三、本年度办理结果｜（一）予以公开");
        assert_eq!(heads[4], "三、本年度办理结果｜（三）不予公开｜1.属于国家秘密");
        assert_eq!(
            heads[20],
            "三、本年度办理结果｜（六）其他处理｜1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        );
        assert_eq!(heads[23], "三、本年度办理结果｜（七）总计");
        assert_eq!(heads[24], "四、结转下年度继续办理");
        let rows: Vec<&str> =
            ISSUED_PARTS.iter().flat_map(|part| part.rows.iter().copied()).collect();
        let declared: Vec<&str> = super::super::Issued::FIELDS.iter().map(|row| row.name).collect();
        assert_eq!(rows, declared);
    }
}
