//! The yearly report on disclosure: no wrong sum in any cell of its tables passes.

use gongbao_base::finding::Finding;

use crate::{
    memory,
    shared::annual_report::{Tables, text, two_years},
};

/// The errors of a site with two reports, the later one as given.
fn errors(before: &Tables, now: String) -> Vec<String> {
    let files = [
        ("content/reports/disclosure-2022.md".to_owned(), text(2022, before).into_bytes()),
        ("content/reports/disclosure-2023.md".to_owned(), now.into_bytes()),
    ];
    let mut findings = memory::findings(&files);
    findings.retain(|finding| finding.is_error() && finding.code != "SITE-02");
    let told = |Finding { code, message, .. }: Finding| format!("{code} {}", message.zh);
    findings.into_iter().map(told).collect()
}

#[test]
#[allow(clippy::needless_range_loop, reason = "table, row and cell are places")]
fn a_wrong_sum_in_any_cell_is_refused_with_the_cell_named() {
    let [before, tables] = two_years();
    assert_eq!(errors(&before, text(2023, &tables)), Vec::<String>::new());
    let columns =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    for table in 0..3 {
        for row in 0..tables[table].len() {
            for cell in 0..tables[table][row].1.len() {
                // Permits, penalties, measures and fees stand in no sum.
                if table == 0 && row > 1 {
                    continue;
                }
                let mut wrong = tables.clone();
                wrong[table][row].1[cell] += 1.0;
                let found = errors(&before, text(2023, &wrong)).join("\n");
                let label = wrong[table][row].0;
                assert!(
                    found.contains(label) || (table == 1 && found.contains("总计")),
                    "{label}: {found}"
                );
                if table == 1 {
                    assert!(found.contains(columns[cell]), "{label} {}: {found}", columns[cell]);
                }
            }
        }
    }
}

#[test]
fn empty_cells_missing_tables_and_sections_are_refused() {
    let [before, tables] = two_years();
    let gives = |now: String, code: &str| {
        let found = errors(&before, now);
        assert!(found.iter().any(|error| error.starts_with(code)), "{code}: {found:?}");
    };
    let changed = |change: &dyn Fn(&mut Tables)| {
        let mut wrong = tables.clone();
        change(&mut wrong);
        text(2023, &wrong)
    };
    gives(changed(&|tables| tables[1][3].1.clear()), "AR-10");
    gives(changed(&|tables| tables[1][3].1.truncate(5)), "AR-10");
    gives(changed(&|tables| tables[2][0].1[0] = 0.5), "AR-10");
    gives(changed(&|tables| tables[0][2].1 = vec![-1.0]), "AR-10");
    gives(changed(&|tables| tables[1][0].1 = vec![19.0; 6]), "AR-03");
    let text = text(2023, &tables);
    gives(text.replace("## 五、存在", "## 五、"), "AR-01");
    gives(text.replace("办事处2023年", "办事处2022年"), "AR-13");
    let (start, end) = (text.find("table4").unwrap(), text.find("---\n\n").unwrap());
    gives(format!("{}{}", &text[..start], &text[end..]), "AR-02");
}

/// The form of before 2021 has another table two, which stays in the text; the other tables are the same.
#[test]
fn table_two_is_not_asked_of_years_before_its_form() {
    let [_, tables] = two_years();
    let missing = |year: u16| {
        let whole = text(year, &tables);
        let (before, rest) = whole.split_once("table2:\n").unwrap();
        let after = &rest[rest.find("table3:").unwrap()..];
        let file = (format!("content/reports/disclosure-{year}.md"), format!("{before}{after}"));
        let found = memory::findings(&[(file.0, file.1.into_bytes())]);
        found.iter().any(|finding| finding.code == "AR-02")
    };
    assert!(missing(2021) && !missing(2020));
}
