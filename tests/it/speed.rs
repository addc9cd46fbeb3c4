//! Checking costs in proportion to the content, and says the same in the same order on any number of threads.

use std::{fmt::Write as _, fs, process::Stdio, thread, time::Duration};

use crate::{harness::Site, shared::random::Random};

fn fill(site: &Site, from: usize, to: usize) {
    let mut random = Random(11 + from as u64);
    for number in from..to {
        let mut text = format!(
            "---\ntitle: 第{number}号通知\npublished: 20{:02}-0{}-1{}\ndocument_number: 测街办〔2023〕{number}号\n---\n",
            10 + random.below(13),
            1 + random.below(9),
            random.below(9)
        );
        for paragraph in 1..=2 {
            let _ = write!(text, "第{paragraph}条　");
            for _ in 0..30 {
                text.push_str(
                    ["行政执法", "法律援助", "应当", "依照", "有关规定", "财政拔款"]
                        [random.below(303) / 60],
                );
            }
            text.push_str("。\n\n");
        }
        site.write(&format!("content/notices/n{number:05}.md"), text);
    }
}

/// Hundredths of processor seconds that a check takes: fields 14 and 15 of its `/proc/PID/stat` once it has ended.
#[expect(clippy::zombie_processes, reason = "its times are read before it is waited for")]
fn cost(site: &Site) -> f64 {
    let mut command = site.command(&["check", "--quiet"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    loop {
        let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        if fields[0] == "Z" {
            assert!(child.wait().unwrap().success());
            return [fields[11], fields[12]].iter().map(|time| time.parse::<f64>().unwrap()).sum();
        }
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn four_times_the_content_costs_no_more_than_about_four_times_as_much() {
    let site = Site::new();
    fill(&site, 0, 2000);
    let once = cost(&site);
    fill(&site, 2000, 8000);
    let four_times = cost(&site);
    // Linear gives at most 4, as there is a start that costs the same; quadratic gives up to 16.
    assert!(four_times <= 5.0 * once, "{once} and {four_times} hundredths of a second");
}

#[test]
fn findings_come_in_the_same_order_on_any_number_of_threads() {
    let site = Site::new();
    fill(&site, 0, 600);
    let run = |threads: &str| {
        let mut command = site.command(&["check", "--format", "json"]);
        command.env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
    };
    let (one, many) = (run("1"), run("8"));
    let count = one.iter().filter(|byte| **byte == b'\n').count();
    assert!(count > 100, "{count} findings are too few to come in another order");
    assert!(one == many);
}
