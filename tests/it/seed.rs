//! The first site holds the whole report of 2023, word for word, and every number of it as a figure.

use std::fs;

use crate::{
    harness::{Site, repository},
    html,
};

/// The text without markup, spaces and the difference of full and half width.
fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match u32::from(c) {
            code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

fn real_site() -> Site {
    let site = Site::bare();
    for entry in walkdir::WalkDir::new(repository().join("content")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(repository()).unwrap();
            site.write(path.to_str().unwrap(), fs::read(entry.path()).unwrap());
        }
    }
    site.build();
    site
}

#[test]
fn the_report_page_holds_every_sentence() {
    let seed = fs::read_to_string(repository().join("tests/seed/report-2023.txt")).unwrap();
    let site = real_site();
    let page = site.read("reports/fazhi-2023.html");
    assert_eq!(normal(&html::text_of_class(&page, "gb-text")), normal(&seed));
}

#[test]
fn every_figure_stands_in_the_data() {
    let csv = real_site().read("data/figures.csv");
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let have = |value: &str, unit: &str| {
        rows.iter().filter(|row| row.len() > 6 && row[5] == value && row[6] == unit).count()
    };
    for (value, unit, times) in [
        ("568", "件", 1),
        ("122", "宗", 1),
        ("68282.2", "平方米", 1),
        ("8469", "宗", 1),
        ("210", "宗", 1),
        ("394", "件", 1),
        ("136.6", "万元", 1),
        ("100", "%", 2),
        ("11", "个", 1),
        ("3", "次", 1),
        ("5", "场", 1),
        ("8", "人", 2),
        ("11", "人", 1),
        ("2", "人", 1),
        ("4", "人", 1),
        ("3", "支", 1),
    ] {
        assert_eq!(have(value, unit), times, "{value}{unit}");
    }
}
