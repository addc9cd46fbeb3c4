//! The statutory tables of the yearly report on disclosure (国办公开办函〔2021〕30号, standards 2.4 [S]).

pub mod form;

use crate::fields::{Field, fields};

/// The sections, in order.
pub const SECTIONS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// Columns of the first two rows of table two.
pub const ISSUED_COLUMNS: [&str; 3] = ["本年制发件数", "本年废止件数", "现行有效件数"];

/// Columns of table three: natural persons, five kinds of organisations, total.
pub const APPLICATION_COLUMNS: [&str; 7] =
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// Columns of table four.
pub const REVIEW_COLUMNS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/// One row: its declaration and its numbers.
pub type StatutoryRow<'a> = (&'static Field, &'a [f64]);

/// Declares a table whose rows are lists of numbers, and gives its rows in order.
macro_rules! table {
    ($(#[$meta:meta])* pub struct $struct:ident { $($name:ident $label:literal $en:literal;)* }) => {
        fields! {
            $(#[$meta])*
            pub struct $struct {
                $($name: Vec<f64>, $label $label $en "[]";)*
            }
        }

        impl $struct {
            /// The rows in the order of the table.
            #[must_use]
            pub fn rows(&self) -> Vec<StatutoryRow<'_>> {
                Self::FIELDS.iter().zip([$(self.$name.as_slice()),*]).collect()
            }
        }
    };
}

table! {
    /// Table two: what was disclosed on the office's own part. The first two rows have three numbers, the others one.
    pub struct Issued {
        rules "规章" "rules: issued, repealed, in force";
        normative "行政规范性文件" "normative documents: issued, repealed, in force";
        permits "行政许可" "decisions on permits";
        penalties "行政处罚" "decisions on penalties";
        measures "行政强制" "decisions on coercive measures";
        fees "行政事业性收费" "fees, in 10,000 yuan";
    }
}

table! {
    /// Table three: applications. A row has six numbers, or seven with the total.
    pub struct Applications {
        received "一、本年新收政府信息公开申请数量" "received this year";
        carried_in "二、上年结转政府信息公开申请数量" "carried over from last year";
        granted "（一）予以公开" "granted";
        partly "（二）部分公开" "granted in part";
        secret "（三）不予公开：1.属于国家秘密" "refused: state secret";
        forbidden "（三）不予公开：2.其他法律行政法规禁止公开" "refused: other laws";
        stability "（三）不予公开：3.危及“三安全一稳定”" "refused: safety and stability";
        third_party "（三）不予公开：4.保护第三方合法权益" "refused: third parties";
        internal "（三）不予公开：5.属于三类内部事务信息" "refused: internal affairs";
        process "（三）不予公开：6.属于四类过程性信息" "refused: matters in process";
        enforcement "（三）不予公开：7.属于行政执法案卷" "refused: case files";
        inquiry "（三）不予公开：8.属于行政查询事项" "refused: inquiries with their own rules";
        not_held "（四）无法提供：1.本机关不掌握相关政府信息" "not held";
        to_be_made "（四）无法提供：2.没有现成信息需要另行制作" "would have to be made";
        unclear "（四）无法提供：3.补正后申请内容仍不明确" "still unclear";
        petition "（五）不予处理：1.信访举报投诉类申请" "not handled: petitions";
        repeated "（五）不予处理：2.重复申请" "not handled: repeated";
        publication "（五）不予处理：3.要求提供公开出版物" "not handled: publications";
        excessive "（五）不予处理：4.无正当理由大量反复申请" "not handled: excessive";
        reissue "（五）不予处理：5.要求行政机关确认或重新出具已获取信息" "not handled: already had";
        late "（六）其他处理：1.逾期不补正" "other: not corrected in time";
        unpaid "（六）其他处理：2.逾期未缴费" "other: not paid in time";
        other "（六）其他处理：3.其他" "other";
        total "（七）总计" "total handled";
        carried_out "四、结转下年度继续办理" "carried over to next year";
    }
}

table! {
    /// Table four: reviews and lawsuits. A row has four numbers, or five with the total.
    pub struct Reviews {
        review "行政复议" "administrative review";
        lawsuit "行政诉讼：未经复议直接起诉" "lawsuits without review";
        lawsuit_after_review "行政诉讼：复议后起诉" "lawsuits after review";
    }
}

/// A row with its total: the one that is given, else the sum.
#[must_use]
pub fn with_total(numbers: &[f64], columns: usize) -> Vec<f64> {
    let mut row = numbers.to_vec();
    if row.len() + 1 == columns {
        row.push(numbers.iter().sum());
    }
    row
}

impl Applications {
    /// The rows that add up to the total, from `granted` to `other`.
    #[must_use]
    pub fn outcomes(&self) -> Vec<StatutoryRow<'_>> {
        self.rows()[2..23].to_vec()
    }

    /// The row of what was handled: the one that is given, else the sum of the outcomes.
    #[must_use]
    pub fn handled(&self) -> Vec<f64> {
        if !self.total.is_empty() {
            return with_total(&self.total, APPLICATION_COLUMNS.len());
        }
        (0..APPLICATION_COLUMNS.len())
            .map(|column| {
                self.outcomes()
                    .iter()
                    .filter_map(|(_, row)| {
                        with_total(row, APPLICATION_COLUMNS.len()).get(column).copied()
                    })
                    .sum()
            })
            .collect()
    }
}
