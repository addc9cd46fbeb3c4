//! What a build of 10,000 generated notices costs, from nothing and after each change of a day's work: `cargo bench`, or
//! `cargo bench -- 1000` for another count.
//!
//! Prints a table of medians of five: wall seconds, processor seconds, peak memory, and how many files of how many megabytes
//! differ from the site before. Linux only. The outputs go to `/dev/shm` where there is one, so that the disk is not what is
//! measured.

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
    println!("{count} notices, median of {ROUNDS}");
    println!("{:<24} {:>8} {:>8} {:>8} {:>14}", "", "wall s", "CPU s", "MiB", "differ");
    let mut costs: [Vec<Cost>; STEPS.len()] = Default::default();
    for round in 0..ROUNDS {
        for left in [folder.join("public"), folder.join(".public.gongbao")] {
            let _ = fs::remove_dir_all(left);
        }
        for (step, costs) in STEPS.iter().zip(&mut costs) {
            let day = (step.change)(&folder.join("content/notices"), round);
            costs.push(measure(&folder, day));
        }
    }
    for (step, costs) in STEPS.iter().zip(costs) {
        report(step.name, costs);
    }
    fs::remove_dir_all(&folder).expect("the bench folder can be removed");
}

const ROUNDS: usize = 5;
const TODAY: &str = "2024-06-01";

/// What changes before a build.
struct BenchStep {
    name: &'static str,
    /// Changes the notices; gives the day of the build.
    change: fn(&Path, usize) -> &'static str,
}

const STEPS: [BenchStep; 6] = [
    BenchStep { name: "from nothing", change: |_, _| TODAY },
    BenchStep { name: "nothing changed", change: |_, _| TODAY },
    BenchStep { name: "first change", change: paragraph },
    BenchStep { name: "one paragraph", change: paragraph },
    BenchStep {
        name: "one new notice",
        change: |notices, round| {
            let text = format!(
                "---\ntitle: 关于新事项的第{round}号通知\ndocument_number: 测街办〔2024〕9{round}号\npublished: 2024-05-3{}\n---\n请各社区办理。\n",
                round % 2
            );
            fs::write(notices.join(format!("new-{round}.md")), text).expect("a notice");
            TODAY
        },
    },
    BenchStep { name: "the next day", change: |_, _| "2024-06-02" },
];

/// Adds a paragraph to a notice.
fn paragraph(notices: &Path, round: usize) -> &'static str {
    let file = notices.join("n000007.md");
    let text = fs::read_to_string(&file).expect("a notice");
    fs::write(&file, format!("{text}另外办理第{round}件事。\n\n")).expect("a notice");
    TODAY
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
    differ: (usize, u64),
}

fn measure(folder: &Path, day: &str) -> Cost {
    let listed = || {
        let bytes = fs::read(folder.join("public").join(gongbao_manifest::PATH));
        bytes.ok().and_then(|bytes| gongbao_manifest::read(&bytes)).unwrap_or_default()
    };
    let site_before = listed();
    let (start, before) = (Instant::now(), children_cpu());
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["build", "--quiet", "--as-of", day, "--site"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let memory = peak(&mut child);
    let (wall, cpu) = (start.elapsed().as_secs_f64(), children_cpu() - before);
    let site = listed();
    let same = |path: &String, sha256: &String| {
        site_before.get(path).is_some_and(|before| before.sha256 == *sha256)
    };
    let differ = site.values().filter(|file| !same(&file.path, &file.sha256));
    let differ = differ.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.length));
    Cost { wall, cpu, memory, differ }
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

#[allow(clippy::cast_precision_loss, reason = "megabytes for people")]
fn report(name: &str, mut costs: Vec<Cost>) {
    let (files, bytes) = costs[costs.len() / 2].differ;
    let mut median = |by: fn(&Cost) -> f64| {
        costs.sort_by(|a, b| by(a).total_cmp(&by(b)));
        by(&costs[costs.len() / 2])
    };
    let memory = |cost: &Cost| cost.memory as f64 / 1024.0;
    println!(
        "{name:<24} {:>8.2} {:>8.2} {:>8.0} {files:>8}, {:.1} MB",
        median(|c| c.wall),
        median(|c| c.cpu),
        median(memory),
        bytes as f64 / 1_000_000.0
    );
}
