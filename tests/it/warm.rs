//! Whatever was changed since the last build, a warm build gives what a cold one gives, byte for byte.
//!
//! `GONGBAO_STEPS=2000 cargo test --release --features full --test it warm -- --nocapture` goes 2,000 random steps; without the variable
//! it is a few dozen.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, SystemTime},
};

use crate::{
    harness::{SETTINGS, Site, tree},
    shared::random::Random,
};

const TEXTS: [&str; 6] =
    ["开展普法宣传", "办理法律援助", "公开办事指南", "调解邻里纠纷", "登记居住信息", "核对名册"];

/// A site that changes at random, the day, and the program that builds it.
struct ChangingSite {
    site: Site,
    random: Random,
    next: usize,
    notices: Vec<String>,
    day: usize,
    programs: [PathBuf; 2],
    program: usize,
}

impl ChangingSite {
    fn new(seed: u64) -> Self {
        let site = Site::new();
        let own = PathBuf::from(env!("CARGO_BIN_EXE_gongbao"));
        // The same program with another date counts as another version.
        let other = site.root.join("gongbao");
        fs::copy(&own, &other).unwrap();
        let file = fs::File::options().write(true).open(&other).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(9_999)).unwrap();
        site.write(
            "content/stations/s.md",
            gongbao_content::kinds::Kind::named("station").unwrap().sample,
        );
        site.write("content/notices/list.csv", "甲,乙\n1,2\n");
        let mut changing = Self {
            site,
            random: Random(seed),
            next: 0,
            notices: Vec::new(),
            day: 0,
            programs: [own, other],
            program: 0,
        };
        (0..24).for_each(|_| changing.add());
        changing
    }

    fn text(&mut self) -> String {
        let words = (0..=self.random.below(8)).map(|_| TEXTS[self.random.below(TEXTS.len())]);
        words.collect::<Vec<_>>().join("，")
    }

    fn write(&mut self, name: &str, more: &str) {
        let (title, text) = (self.text(), self.text());
        let date = format!(
            "20{}-0{}-1{}",
            19 + self.random.below(5),
            1 + self.random.below(9),
            self.random.below(10)
        );
        let ends = if self.random.below(3) == 0 { "expires: 2024-06-03\n" } else { "" };
        let other = &self.notices[self.random.below(self.notices.len())];
        let relation = if self.random.below(4) == 0 && other != name {
            format!("interprets: [{other}]\n")
        } else {
            String::new()
        };
        let link = match self.random.below(4) {
            0 if other != name => format!("见[另一篇]({other}.md)。"),
            1 => "见[表格](list.csv)和[外面](https://example.com/a)。".to_owned(),
            _ => String::new(),
        };
        self.site.write(
            &format!("content/notices/{name}.md"),
            format!("---\ntitle: {title}\npublished: {date}\ntopic: {}\n{ends}{relation}{more}---\n{text}。{link}\n", &title[..12]),
        );
    }

    fn add(&mut self) {
        let name = format!("n{}", self.next);
        self.next += 1;
        self.notices.push(name.clone());
        self.write(&name, "");
    }

    fn any(&mut self) -> String {
        self.notices[self.random.below(self.notices.len())].clone()
    }

    /// Takes a notice out of the list; links to it lead nowhere then, and are written anew.
    fn take(&mut self) -> String {
        let gone = self.notices.remove(self.random.below(self.notices.len()));
        for name in self.notices.clone() {
            let text =
                fs::read_to_string(self.site.root.join(format!("content/notices/{name}.md")))
                    .unwrap();
            if text.contains(&format!("({gone}.md)")) || text.contains(&format!("[{gone}]")) {
                self.write(&name, "");
            }
        }
        gone
    }

    /// One random change; what it was.
    fn step(&mut self) -> &'static str {
        let notice = |name: &str| format!("content/notices/{name}.md");
        match self.random.below(14) {
            0 | 1 => {
                self.add();
                "add"
            }
            2..=4 => {
                let name = self.any();
                self.write(&name, "");
                "change"
            }
            5 => {
                let gone = self.take();
                self.write(&gone, "withdrawn: {date: 2024-05-30, reason: 内容有误}\n");
                "withdraw"
            }
            6 if self.notices.len() > 12 => {
                let gone = self.take();
                self.site.remove(&notice(&gone));
                "delete"
            }
            7 => {
                let gone = self.take();
                self.add();
                let new = notice(self.notices.last().unwrap());
                fs::rename(self.site.root.join(notice(&gone)), self.site.root.join(new)).unwrap();
                "rename"
            }
            8 => {
                self.day = (self.day + 1) % 9;
                "new day"
            }
            9 => {
                let (size, elder) = (3 + self.random.below(5), self.random.below(2) == 0);
                let copies = self.random.below(2) == 0;
                self.site.write(
                    "content/site.yaml",
                    format!("{SETTINGS}page_size: {size}\nelder: {elder}\nprecompress: {copies}\n"),
                );
                "settings"
            }
            10 => {
                let width = self.random.below(99);
                let own = "themes/default/assets/site.css";
                if width < 30 && self.site.root.join(own).exists() {
                    self.site.remove(own);
                } else {
                    self.site.write(own, format!("body{{margin:{width}px}}"));
                }
                "theme"
            }
            11 => {
                self.program = 1 - self.program;
                "program"
            }
            12 => {
                let number = self.random.below(99);
                self.site.write("content/notices/list.csv", format!("甲,乙\n1,{number}\n"));
                "attachment"
            }
            _ => self.damage(),
        }
    }

    /// Something happens to what the last build left.
    fn damage(&mut self) -> &'static str {
        let file = ["memo", "state.json", "mirrored"][self.random.below(3)];
        let path = self.site.root.join(".public.gongbao").join(file);
        let Ok(mut bytes) = fs::read(&path) else { return "nothing" };
        if bytes.is_empty() || self.random.below(3) == 0 {
            fs::remove_file(path).unwrap();
            return "work file deleted";
        }
        let at = self.random.below(bytes.len());
        bytes[at] ^= 1 << self.random.below(8);
        fs::write(path, bytes).unwrap();
        "random byte changed"
    }

    fn command(&self, out: &str) -> Command {
        let mut command = Command::new(&self.programs[self.program]);
        let day = format!("2024-06-0{}", 1 + self.day);
        command.args(["build", "--format", "json", "--as-of", &day, "--site"]);
        command.arg(&self.site.root).arg("--out").arg(self.site.root.join(out));
        command
    }

    /// Begins a build and kills it after a while.
    fn kill_one(&mut self) {
        let mut child =
            self.command("public").stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(200 * self.random.below(600) as u64));
        let _ = child.kill();
        child.wait().unwrap();
    }
}

/// What a build said of the content.
fn findings(output: &Output) -> Vec<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().filter(|line| line.starts_with('{')).map(str::to_owned).collect()
}

#[test]
fn after_any_steps_a_warm_build_equals_a_cold_one() {
    let steps = std::env::var("GONGBAO_STEPS").ok().and_then(|steps| steps.parse().ok());
    let mut changing = ChangingSite::new(20_240_601);
    let first = changing.command("public").output().unwrap();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let (mut history, mut kills) = (Vec::new(), 0);
    for step in 0..steps.unwrap_or(40) {
        history.push(changing.step());
        if changing.random.below(5) == 0 {
            changing.kill_one();
            kills += 1;
        }
        let warm = changing.command("public").output().unwrap();
        let cold = changing.command("cold").output().unwrap();
        let told = || {
            let last = &history[history.len().saturating_sub(6)..];
            format!("step {step}, {last:?}: {}", String::from_utf8_lossy(&warm.stderr))
        };
        assert!(cold.status.success(), "{}", told());
        assert!(warm.status.success(), "{}", told());
        assert_eq!(findings(&warm), findings(&cold), "{}", told());
        let (public, oracle) =
            (tree(&changing.site.public()), tree(&changing.site.root.join("cold")));
        let differ: Vec<_> = oracle
            .iter()
            .filter(|(path, bytes)| public.get(*path) != Some(*bytes))
            .map(|(path, _)| path)
            .collect();
        let more: Vec<_> = public.keys().filter(|path| !oracle.contains_key(*path)).collect();
        assert!(differ.is_empty() && more.is_empty(), "{}\n{differ:?} {more:?}", told());
        let second = tree(&changing.site.root.join(".public.gongbao/next"));
        assert!(second.is_empty() || second == public, "the second tree: {}", told());
        for folder in ["cold", ".cold.gongbao"] {
            fs::remove_dir_all(changing.site.root.join(folder)).unwrap();
        }
    }
    eprintln!("{} steps, {kills} builds killed", history.len());
}
