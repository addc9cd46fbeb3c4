//! Checking takes no longer than rendering, and says the same in the same order on any number of threads.

use std::{fmt::Write as _, time::Instant};

use crate::harness::{Random, Site};

#[test]
fn checking_takes_no_longer_than_rendering() {
    let site = Site::new();
    let mut random = Random(11);
    for number in 1..=3000 {
        let mut text = format!(
            "---\ntitle: 第{number}号通知\npublished: 20{:02}-0{}-1{}\ndocument_number: 测街办〔2023〕{number}号\n---\n",
            10 + random.below(13),
            1 + random.below(9),
            random.below(9)
        );
        for paragraph in 1..=6 {
            let _ = write!(text, "第{paragraph}条　");
            for _ in 0..30 {
                text.push_str(
                    ["行政执法", "法律援助", "应当", "依照", "有关规定", "财政拔款"]
                        [random.below(300) / 60],
                );
            }
            text.push_str("。\n\n");
        }
        site.write(&format!("content/notices/n{number:04}.md"), text);
    }
    let built = site.run(&["build", "-v", "-q"]);
    assert!(built.status.success());
    let said = String::from_utf8_lossy(&built.stderr).into_owned();
    let render: f64 = said
        .lines()
        .find_map(|line| line.strip_prefix("render")?.trim().strip_suffix(" ms")?.parse().ok())
        .unwrap_or_else(|| panic!("{said}"));
    let start = Instant::now();
    let first = site.run(&["check", "--format", "json"]).stdout;
    let check = start.elapsed().as_secs_f64() * 1000.0;
    assert!(check <= render, "check took {check} ms, rendering {render} ms");
    let mut alone = site.command(&["check", "--format", "json"]);
    let second = alone.env("RAYON_NUM_THREADS", "1").output().unwrap().stdout;
    assert!(!first.is_empty() && first == second, "the order is stable");
}
