//! The workbench of the yearly report on disclosure: a sample that builds, totals that are computed.
//!
//! That no wrong sum passes is tried in `crates/check/tests/it/disclosure.rs`.

use crate::{
    harness::Site,
    shared::annual_report::{Tables, text, two_years},
};

fn write(site: &Site, year: u16, tables: &Tables) {
    site.write(&format!("content/reports/disclosure-{year}.md"), text(year, tables));
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

/// A site with two years that follow from each other.
fn site() -> (Site, Tables) {
    let site = Site::new();
    let [before, now] = two_years();
    write(&site, 2022, &before);
    write(&site, 2023, &now);
    (site, now)
}

#[test]
fn totals_are_computed_and_shown_in_their_sections() {
    let (site, mut tables) = site();
    for rows in tables.iter_mut().skip(1) {
        rows.retain(|(label, _)| !label.contains("（七）"));
        for (_, cells) in rows {
            cells.pop();
        }
    }
    write(&site, 2023, &tables);
    assert_eq!(errors(&site), Vec::<String>::new());
    site.build();
    let page = site.read("reports/disclosure-2023.html").replace("<wbr>", "");
    let at = |text: &str| page.rfind(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(
        at("三、收到和处理") < at("表三 收到") && at("表三 收到") < at("四、政府信息公开行政复议")
    );
    assert!(page.contains(">126<"), "21 handled in six columns");
    assert_eq!(page.matches("<table").count(), 3);
    for printed in
        ["第二十条第（八）项", "法人或其他组织", "第一项加第二项之和，等于第三项加第四项之和"]
    {
        assert!(page.contains(printed), "{printed} is not on the page");
    }
}

#[test]
fn the_sample_builds_and_carries_over() {
    let (site, _) = site();
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
