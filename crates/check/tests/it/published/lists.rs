//! Lists of people: a table gives the same in a text and in an attachment.

use std::collections::BTreeSet;

use super::{FRONT, NOTICE, notice};
use crate::memory;

/// What is found of persons in a site of these files.
fn told(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let found = memory::findings(files).into_iter().map(|finding| finding.code.to_string());
    found.filter(|code| code.starts_with("PII")).collect()
}

/// What a table gives below its title in a text: rows are lines, cells stand between commas.
fn in_text(title: &str, rows: &str) -> BTreeSet<String> {
    let mut lines: Vec<String> =
        rows.lines().map(|row| format!("| {} |", row.replace(',', " | "))).collect();
    let columns = rows.lines().next().map_or(0, |row| row.split(',').count());
    lines.insert(1, format!("|{}", "---|".repeat(columns)));
    let body = format!("{title}\n\n{}", lines.join("\n"));
    told(&[(NOTICE.to_owned(), notice(FRONT, &body).into_bytes())])
}

/// The same in a file with lines above the table, as sheets have them.
fn in_attachment(title: &str, rows: &str) -> BTreeSet<String> {
    let front = format!("{FRONT}attachments:\n  - {{ file: ../files/a.csv, title: 附件 }}\n");
    let columns = rows.lines().next().map_or(0, |row| row.matches(',').count());
    let wide = ",".repeat(columns);
    told(&[
        (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
        ("content/files/a.csv".to_owned(), format!("{title}{wide}\n{rows}\n").into_bytes()),
    ])
}

/// Title, rows and what they give.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("名单", "姓名,联系电话\n张三,62345678\n李四,62345679\n王五,62345680", &["PII-05"]),
    ("名单", "序号,姓名,残疾类别\n1,张三,肢体\n2,李四,听力\n3,王五,视力", &["PII-05"]),
    ("名单", "姓名,民族\n张三,汉\n李四,汉\n王五,汉", &["PII-05"]),
    ("名单", "序号,姓名,年级,班级\n1,张三,三年级,2班", &["PII-07"]),
    ("名单", "学生姓名,性别,年龄\n张三,男,9岁", &["PII-07"]),
    ("困境儿童基本情况登记表", "序号,姓名,性别\n1,张三,男\n2,李四,女", &["PII-07"]),
    ("2024年小学新生名单", "序号,姓名\n1,张三", &["PII-07"]),
    ("名单", "姓名,监护人,村居\n张三,张某,甲村", &["PII-07"]),
    ("社区矫正对象名单", "序号,姓名\n1,张三\n2,李四", &["PII-06"]),
    ("名单", "姓名,情况\n张三,戒毒人员", &["PII-06"]),
    ("名单", "姓名,家庭住址\n张某,甲小区5幢2单元301", &["PII-04"]),
    ("名单", "户主,住址\n张某,甲村3队12号", &["PII-04"]),
    ("名单", "序号,姓名,地址\n1,张某,甲小区5幢2单元301", &["PII-04"]),
    ("名单", "姓名,联系方式\n张某,131518195*8", &["PII-08"]),
    ("名单", "姓名,备注\n张某,131518195*8", &["PII-08"]),
    ("名单", "姓名,备注\n张某,1315181957*", &["PII-08"]),
    // What offices publish of themselves and of things.
    (
        "联系人名单",
        "社区,姓名,办公电话\n甲社区,张某,62345678\n乙社区,李某,62345679\n丙社区,王某,62345680",
        &[],
    ),
    ("未成年人保护工作联系人名单", "姓名,单位,职务\n张三,甲社区,主任", &[]),
    ("某某小学教师招聘名单", "序号,姓名,岗位\n1,张三,语文", &[]),
    ("儿童主任名单", "社区,姓名\n甲社区,张三", &[]),
    ("律师名单", "姓名,律师事务所,地址\n张三,某某律师事务所,甲路12号3栋401室", &[]),
    ("社区矫正工作人员名单", "姓名,职务\n张三,所长", &[]),
    ("家具清单", "品名,规格\n桌,1200*600*75\n柜,15000*40000\n架,1800×900×80", &[]),
    ("名单", "姓名,联系电话\n张某,138****1234\n李某,139****1234\n王某,137****1234", &[]),
    (
        "任前公示",
        "姓名,民族,出生年月,拟任职务\n张三,汉,1980.01,主任\n李四,汉,1981.01,主任\n王五,汉,1982.01,主任",
        &[],
    ),
];

#[test]
fn a_list_gives_the_same_in_a_text_and_in_an_attachment() {
    let mut wrong = Vec::new();
    for (title, rows, expected) in LISTS {
        let expected: BTreeSet<String> = expected.iter().map(|code| (*code).to_owned()).collect();
        for (name, found) in
            [("text", in_text(title, rows)), ("attachment", in_attachment(title, rows))]
        {
            if found != expected {
                wrong.push(format!("{name} {found:?}, not {expected:?}: {title} {rows}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), 2 * LISTS.len(), wrong.join("\n"));
}

#[test]
fn what_stands_above_a_head_and_heads_of_two_rows_are_understood() {
    for rows in [
        "某某街道名单,,,\n填报单位：某某街道,,,日期：2024年5月\n序号,姓名,联系电话,备注\n1,张三,62345678,\n2,李四,62345679,\n3,王五,62345680,",
        "序号,姓名,联系方式,\n,,电话,村居\n1,张三,62345678,甲村\n2,李四,62345679,甲村\n3,王五,62345680,乙村",
    ] {
        assert_eq!(in_attachment("附件", rows), ["PII-05".to_owned()].into(), "{rows}");
    }
}
