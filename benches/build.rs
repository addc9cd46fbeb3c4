//! Time and memory of a build of 10,000 generated notices: `cargo bench`, or `cargo bench -- 1000` for another count.
//!
//! Prints the median of five cold and five warm builds: wall seconds, processor seconds, peak memory. Linux only.
//! The outputs go to `/dev/shm` where there is one, so that the disk is not what is measured.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]
#![allow(clippy::print_stdout, reason = "a bench speaks")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const WORDS: [&str; 24] = [
    "街道办事处",
    "法律援助",
    "公共法律服务",
    "行政执法",
    "人民调解",
    "政务公开",
    "合同审查",
    "重大行政决策",
    "社区",
    "居民",
    "应当",
    "依照",
    "有关规定",
    "及时",
    "处理",
    "申请",
    "材料",
    "登记",
    "核实",
    "公布",
    "监督",
    "检查",
    "责任",
    "工作人员",
];

fn main() {
    let count = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(10_000);
    let shm = Path::new("/dev/shm");
    let base = if shm.is_dir() { shm.to_owned() } else { std::env::temp_dir() };
    let folder = base.join(format!("gongbao-bench-{}", std::process::id()));
    generate(&folder, count);
    let mut cold = Vec::new();
    let mut warm = Vec::new();
    for _ in 0..5 {
        for left in [folder.join("public"), folder.join(".public.gongbao")] {
            let _ = fs::remove_dir_all(left);
        }
        cold.push(measure(&folder));
        warm.push(measure(&folder));
    }
    println!("{count} notices, median of 5");
    report("cold", cold);
    report("warm, nothing changed", warm);
    fs::remove_dir_all(&folder).expect("the bench folder can be removed");
}

fn generate(folder: &Path, count: usize) {
    let notices = folder.join("content/notices");
    fs::create_dir_all(&notices).expect("a folder for the bench");
    let settings =
        "name: 测试站\nurl: https://bench.example/\norg:\n  name: 测试街道办事处\nelder: false\n";
    fs::write(folder.join("content/site.yaml"), settings).expect("settings");
    let mut state = 1_u64;
    let mut random = |limit: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap_or(0) % limit
    };
    for number in 1..=count {
        let (year, month, day) = (2005 + random(19), 1 + random(12), 1 + random(28));
        let mut text = format!(
            "---\ntitle: 关于{}和{}的第{number}号通知\ndocument_number: 测街办〔{year}〕{number}号\npublished: {year}-{month:02}-{day:02}\n---\n",
            WORDS[random(24)],
            WORDS[random(24)]
        );
        for paragraph in 1..=6 {
            let _ = write!(text, "第{paragraph}条　");
            for _ in 0..30 {
                text.push_str(WORDS[random(24)]);
            }
            text.push_str("。\n\n");
        }
        fs::write(notices.join(format!("n{number:06}.md")), text).expect("a notice");
    }
}

struct Cost {
    wall: f64,
    cpu: f64,
    memory: u64,
}

fn measure(folder: &Path) -> Cost {
    let (start, before) = (Instant::now(), children_cpu());
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["build", "--quiet", "--as-of", "2024-06-01", "--site"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let memory = peak(&mut child);
    Cost { wall: start.elapsed().as_secs_f64(), cpu: children_cpu() - before, memory }
}

/// Waits for the child; its peak memory in kilobytes.
fn peak(child: &mut Child) -> u64 {
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let now = text
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(now.unwrap_or(0));
        if let Some(code) = child.try_wait().expect("the program can be waited for") {
            assert!(code.success(), "the build failed");
            return most;
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Processor seconds of ended children: fields 16 and 17 of `/proc/self/stat`, in hundredths.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [13, 14].iter().filter_map(|at| fields.get(*at)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn report(name: &str, mut costs: Vec<Cost>) {
    let mut median = |by: fn(&Cost) -> f64| {
        costs.sort_by(|a, b| by(a).total_cmp(&by(b)));
        by(&costs[costs.len() / 2])
    };
    #[allow(clippy::cast_precision_loss, reason = "megabytes for people")]
    let memory = |cost: &Cost| cost.memory as f64 / 1024.0;
    println!(
        "{name}: {:.2} s wall, {:.2} s CPU, {:.0} MB",
        median(|c| c.wall),
        median(|c| c.cpu),
        median(memory)
    );
}
