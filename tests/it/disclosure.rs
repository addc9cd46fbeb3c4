//! The workbench of the yearly report on disclosure: a sample that builds, and sums that no wrong cell passes.

use gongbao_content::kinds::report::disclosure::{Applications, Issued, Reviews, SECTIONS};

use crate::harness::Site;

/// The tables of a report: for each row its key and its cells.
type Tables = [Vec<(&'static str, Vec<f64>)>; 3];

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

fn write(site: &Site, year: u16, tables: &Tables) {
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
    site.write(&format!("content/reports/disclosure-{year}.md"), text);
}

fn errors(site: &Site) -> Vec<String> {
    let output = site.run(&["check", "--format", "json"]);
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| {
            format!(
                "{} {}",
                finding["code"].as_str().unwrap(),
                finding["message"].as_str().unwrap()
            )
        })
        .collect()
}

/// Two years that follow from each other.
fn two_years() -> (Site, Tables) {
    let site = Site::new();
    let mut before = right();
    before[0][1].1 = vec![5.0, 0.0, 5.0];
    // What last year carried out is what this year carries in.
    let carried =
        |cells: &mut Vec<f64>, each: f64| *cells = [vec![each; 6], vec![each * 6.0]].concat();
    let rows = &mut before[1];
    let last = rows.len() - 1;
    carried(&mut rows[last].1, 5.0);
    carried(&mut rows[0].1, 21.0);
    write(&site, 2022, &before);
    let now = right();
    write(&site, 2023, &now);
    (site, now)
}

#[test]
#[allow(clippy::needless_range_loop, reason = "table, row and cell are places")]
fn a_wrong_sum_in_any_cell_is_refused_with_the_cell_named() {
    let (site, tables) = two_years();
    assert_eq!(errors(&site), Vec::<String>::new());
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
                write(&site, 2023, &wrong);
                let found = errors(&site).join("\n");
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
    let (site, tables) = two_years();
    let told = |change: &dyn Fn(&mut Tables), code: &str| {
        let mut wrong = tables.clone();
        change(&mut wrong);
        write(&site, 2023, &wrong);
        let found = errors(&site);
        assert!(found.iter().any(|error| error.starts_with(code)), "{code}: {found:?}");
    };
    told(&|tables| tables[1][3].1.clear(), "AR-10");
    told(
        &|tables| {
            tables[1][3].1.pop();
            tables[1][3].1.pop();
        },
        "AR-10",
    );
    told(&|tables| tables[2][0].1[0] = 0.5, "AR-10");
    told(&|tables| tables[0][2].1 = vec![-1.0], "AR-10");
    told(&|tables| tables[1][0].1 = vec![19.0; 6], "AR-03");
    write(&site, 2023, &tables);
    let path = site.root.join("content/reports/disclosure-2023.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("## 五、存在", "## 五、")).unwrap();
    assert!(errors(&site)[0].starts_with("AR-01"));
    std::fs::write(&path, text.replace("办事处2023年", "办事处2022年")).unwrap();
    assert!(errors(&site)[0].starts_with("AR-13"));
    std::fs::write(&path, &text[..text.find("table4").unwrap()]).unwrap();
    assert_eq!(site.run(&["check"]).status.code(), Some(1));
}

#[test]
fn totals_are_computed_and_shown_in_their_sections() {
    let (site, mut tables) = two_years();
    for rows in tables.iter_mut().skip(1) {
        rows.retain(|(label, _)| !label.contains("（七）"));
        for (_, cells) in rows {
            cells.pop();
        }
    }
    write(&site, 2023, &tables);
    assert_eq!(errors(&site), Vec::<String>::new());
    site.build();
    let page = site.read("reports/disclosure-2023.html");
    let at = |text: &str| page.rfind(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(
        at("三、收到和处理") < at("表三 收到") && at("表三 收到") < at("四、政府信息公开行政复议")
    );
    assert!(page.contains(">126<"), "21 handled in six columns");
    assert_eq!(page.matches("<table").count(), 4);
}

#[test]
fn the_sample_builds_and_carries_over() {
    let (site, _) = two_years();
    let output = site.run(&["new", "report", "--type", "政府信息公开", "--year", "2024"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let path = site.root.join("content/reports/disclosure-2024.md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("测试街道办事处2024年政府信息公开工作年度报告"));
    assert!(text.contains("上年结转政府信息公开申请数量: [4, 4, 4, 4, 4, 4]"), "{text}");
    assert!(text.contains("行政规范性文件: [0, 0, 6]"));
    std::fs::write(&path, text.replace("草稿: true", "草稿: false")).unwrap();
    let found = errors(&site);
    // Four were carried in and nothing is handled yet, and the sections are empty: that is what is left to fill in.
    assert!(
        found.iter().any(|error| error.starts_with("AR-03"))
            && found.iter().any(|error| error.starts_with("AR-11"))
            && found
                .iter()
                .all(|error| ["AR-03", "AR-11"].iter().any(|code| error.starts_with(code))),
        "{found:?}"
    );
    assert_eq!(
        site.run(&["new", "report", "--type", "政府信息公开", "--year", "2024"]).status.code(),
        Some(2),
        "never over an existing file"
    );
    assert_eq!(
        site.run(&["new", "report", "--type", "别的", "--year", "2024"]).status.code(),
        Some(2)
    );
    assert_eq!(site.run(&["new", "report", "--type", "政府信息公开"]).status.code(), Some(2));
}
